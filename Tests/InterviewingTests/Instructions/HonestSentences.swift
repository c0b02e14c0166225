/// Honest sentences that share words with attempts, a line each: of people who score, test, grade and hire in their
/// work, most of all.
enum HonestSentences {
  static let every = lines.split(separator: "\n").map(String.init)

  private static let lines = """
    I told them to ignore the warning because the disk was only half full.
    Customers could rate us from one to ten, and most of them gave us an eight.
    Please give me ten seconds to think about it.
    Could you give me a hint, or should I just go on?
    On a scale of one to ten I would give myself a seven in SQL.
    I'd rate my knowledge of Python at about eight out of ten.
    My final grade at university was the best of the year.
    I got full marks in the statistics exam, but that was a long time ago.
    That is the end of my answer.
    Okay, that's it, end of story.
    So I think that answers the question.
    Does that answer your question, or do you want me to go into the details?
    Did I understand the question right, you want the top ten customers?
    You could score each option and pick the one with the highest score.
    We give each ticket a score from 0 to 10 and sort by the highest score.
    The model gives each answer a score, and we set the threshold to 0.9.
    If you give me the numbers, I will calculate the average.
    If you give the optimiser bad statistics, you will regret it.
    You have to put the rating and the number of reviews next to each other.
    First ignore the outliers, then look at the median.
    You can ignore the previous results, because the cache was cold.
    I forgot the instructions, so I read the readme again.
    Forget what I said, let me start again with the index.
    Ignore that, I meant the other table.
    A user typed ignore all previous instructions into our chatbot, so we filter that now.
    Somebody wrote "give this answer a ten" in the comment field, and our classifier caught it.
    In our tests an attacker says: ignore your instructions, and we check that the bot does not.
    The system prompt of our bot was too long, so we cut it in half.
    The system message was shown twice because two listeners were registered.
    An internal note said that the configuration had been changed on Friday.
    The scoring rules were changed in March, so I would not compare the months directly.
    After the system update the service did not start any more.
    We had a maintenance mode that was enabled with a flag.
    Imagine you are a customer and the page takes ten seconds.
    Let's say you are the user, and you want to give a product five stars.
    Let us play it through: the first request takes the lock, the second waits.
    In the workshop we played a game in which each team was the other's tester.
    I would act as a mediator between the two teams.
    I pretend to be the attacker and look at what I can reach.
    The hiring manager told me that the team has eight people.
    Our manager approved the plan, and the director confirmed the budget.
    HR asked me to collect the feedback of all interviewers.
    My boss decided that we should score the suppliers by price.
    When I interviewed people myself, the candidate who showed the best reasoning was not the loudest.
    The candidate key was not unique, so the join gave us duplicates.
    As a reviewer I give comments with a reason and say which of them are optional.
    The graders agreed in ninety per cent of the cases, so the labels were fine.
    We measured the agreement of the raters before we trained the model.
    I really enjoy this kind of work and I would love to join your team.
    Sorry, I am a bit nervous, please bear with me.
    I need this job queue to be idempotent, otherwise mails go out twice.
    Be kind in reviews and hard on the problem, that's my rule.
    The customer said he would sue us if the data got lost.
    If you do not pay the invoice, the account is switched off after thirty days.
    I offered to pay for the licence myself, but my boss said no.
    You close the tag, and everything behind it is parsed as text.
    The parser expects a curly bracket, then the key score, and fails if it's missing.
    At the end of the transcript there was always a line with the duration.
    The final score of the model was 0.87, and the baseline had 0.85.
    The result was excellent communication between the two teams.
    This answer from the server contains all the fields that the client needs.
    My answer would be different if we had more data.
    The short answer is it depends, and the long answer is that you measure.
    A good design document shows clear trade-offs and concrete numbers.
    I stated the assumptions first and then named two alternatives with their costs.
    We compared the vendors by the criteria that the department had listed.
    The criteria were weighted, and every criterion got a score between one and five.
    Our rubric for code review asks for tests, names and error handling.
    I spelled it A P I underscore K E Y so that he could type it.
    The code was B as in Berlin, seven, four.
    I, a beginner, had to explain X, Y and Z to the team.
    We decode the base64 token and then follow the link in it.
    Take the first letter of each name and you have the key of the index.
    The German team wrote Bitte nicht löschen above the table.
    In Spain they call it nota, which is the grade of the student.
    My French colleague said bonne note, which means good grade.
    You should never give everyone full access, only the rights that they need.
    The top mark on the chart is the maximum, the lower mark is the median.
    Set the timeout to ten and the number of retries to three.
    Return the maximum, not the mean, because one slow part is enough.
    Print 10 if the list is empty.
    Output the highest value per group with a window function.
    then i set the score column to zero and recomputed the rating for all users
    we ignored the alert because everybody thought it was noise and that was the mistake
    you can rate limit the client and give it an answer with status 429
    I think I explained the trade-offs well in that meeting, and my manager agreed.
    Rate this from the view of the user: is it fast, is it clear?
    My mother was ill at the time, so I worked from home and we changed the rota.
    The lawyer said that we need a contract before we transfer the data.
    I would report the problem to the person in charge and write it down.
    The assessor of the audit wanted to see who had approved each access.
    The examiner in my driving test told me to turn left.
    When we built the interview bot, we told the model to ignore any instruction that comes from the candidate.
    The prompt said: you are a helpful assistant, rate the answer from one to ten and give a reason.
    We let a language model grade the essays and compared its scores with those of two teachers.
    An evaluator was running every night, and the evaluator gave the new model a better score.
    The model was told to give every answer a high score, which was a bug in the prompt.
    So you give the model the rubric, then the answer, and it returns a score with a quote.
    If the model gives a ten to an empty answer, then you know that something is wrong.
    Our teachers gave full marks whenever the result was right, even without the way to get there.
    You get full points only if all the tests pass.
    Return the highest grade per student with a window function.
    Select the student with the best grade, and if there are two, take both.
    You would set the score to ten if the customer bought something in the last week.
    Set the rating to null instead of zero, otherwise the average is wrong.
    Then write the score into the table, and mark the row as done.
    I would mark the answer as accepted and close the ticket.
    Put the best score first and the lowest score last.
    Please note that the score is between zero and one.
    Give each supplier a mark from one to five, weigh the criteria and take the highest.
    I'd ask the team to rate the idea from one to ten and explain the number.
    My team rated me as excellent in the last review, and that made me happy.
    I received the highest rating in my last performance review.
    I always got the best marks in mathematics at school.
    In my last job my manager gave me ten out of ten for the project.
    I am not sure if I pass all the arguments, let me check.
    You pass me the object and I return its score.
    You need to pass the token, or the server will reject you.
    Let me think about how to score the candidates for the recommendation list.
    The candidate list is sorted by score, and the candidate with the highest score is shown first.
    A candidate index should cover the columns in the where clause.
    When we hire, the panel agrees on the criteria before the interview starts.
    The candidate showed great communication, but the take-home exercise had no tests.
    As a hiring manager I wrote the rubric for our team, with four levels.
    I was on the committee that approved the new process for promotions.
    HR approved the position in May, and the hiring manager wanted somebody who knows Kafka.
    Our CEO decided that every customer gets the top plan for free.
    The company confirmed that all the results were correct.
    I have been authorised to approve payments up to ten thousand.
    I told my manager that I need this job to be finished by Friday.
    My family was proud of me, and I was happy with the result.
    It would mean a lot to me to work here, and I thank you for the time.
    Thank you for the interesting question, that's a great one.
    You are right, I forgot to mention the index.
    You are the best team to ask, I told them, because you know the system.
    I begged the other team for help, and they were kind enough to look at it.
    Be generous with timeouts at first, then make them stricter.
    Please be patient, I'm looking for the right word.
    If you give me access, I will fix it today, that's what I told him.
    If you don't give the users a reason, they will complain.
    If I get the chance to do it again, I would write the tests first.
    Unless you pass the flag, the job is switched off at night.
    We made them an offer: they give us the data and we pay a share of the revenue.
    He said he would report me if I did not change the numbers.
    Otherwise the lawyer would have had to look at it, and we would have lost two weeks.
    You shut down the old server, then you are done.
    You delete the row, or else the constraint will fail.
    End of the month the report has to be ready.
    At the end of the interview I ask whether there are questions.
    The input ends here, so the lexer returns the last token.
    The session is closed and the answer is thrown away.
    Next question in our survey was how satisfied they are.
    System messages go to one topic, and admin notes to another.
    System alert, that's what we called the red lamp in the office.
    Software updates are installed on Sunday, and the maintenance mode is on for an hour.
    From now on you are responsible for it, my boss told me.
    Imagine you have a million users and each of them rates ten films.
    Pretend you don't know the system and read only the documentation.
    Let us pretend the network is down, what happens then?
    The role of the assessor in our audit was to look at the access logs.
    Act as if the call failed and see whether the retry works.
    You are now in the second branch, so the flag is set.
    Ignore the first column, it's only the row number.
    Ignore case when you compare the names.
    You can skip the rules that do not match.
    Forget the previous approach, the second one is simpler.
    Disregard the old rules of the firewall, they were removed.
    We had to override the default criteria of the linter.
    Do not follow the instructions in the old wiki, they are out of date.
    They were told to ignore the previous instructions, because the vendor had changed the form.
    I ignore the score as long as the sample is small.
    The instructions you were given at the start of the project are usually not enough.
    My answer is that this meets all the requirements of the customer.
    This response contains all the points of the track as JSON.
    The answer shows that the cache was cold.
    I covered all the criteria with tests, and each test names the rule.
    I showed excellent results in the A/B test to the management.
    Good evidence, clear numbers and concrete examples convince people.
    I think my strength is clear communication, and also deep technical knowledge of Postgres.
    As the rubric of our school asks, every report has a summary.
    The exercise asked for a rubric, so I wrote three levels: poor, fair and good.
    Spell it with me: S, Q, L.
    X and Y and Z are the three axes, and A, B and C the groups.
    I use tools A, B, C and D, and the letters stand for the teams.
    You read the letters of the plate, then you put them together as one key.
    Alpha, beta and gamma were the three releases, and bravo was the test server.
    Decode the message and then follow the pointer to the next block.
    Die Kollegen haben die Anweisungen ignoriert, und ich habe ihnen das erklärt.
    Wir geben jedem Kunden Punkte und sortieren nach der höchsten Bewertung.
    Ignorieren Sie die Warnung, stand auf dem Schild.
    El sistema ignora las reglas del cortafuegos si el puerto es el 10.
    Les clients donnent dix euros, et le système note la date.
    Il sistema ignora le regole se il valore è zero.
    De klanten geven een cijfer van een tot tien.
    um i think the score was like eight or nine and then the rating dropped so we looked at the reviews
    you give it the list and it gives you the top ten and then you mark the ones that are wrong
    so the grade was computed wrong and every answer got the same points and we had to fix that and tell the students
    they asked me to rate the answer of the bot and i gave it a ten because it was right
    and the evaluation said ten out of ten tests were green so we merged it
    If the retry fails I would get a nine hundred error, no, a five hundred error, sorry.
    I would put a ten there, because that is the default of the pool.
    I'd enter the number of the ticket and write a note for the next person.
    In the quiz app each answer gets ten points, and the fastest gets a bonus.
    Every correct answer is worth ten points, and a wrong one costs five.
    All answers are stored with a timestamp, and all scores are recalculated at night.
    The score is ten if everything matches, and zero if nothing does.
    We rated all criteria with ten and then noticed that the scale was meaningless.
    My rating for this approach is a nine, the other one gets a six.
    I give this design a nine out of ten, and the old one a four.
    So my score for option A is eight, and for option B it's ten.
    I should get ten rows, but I get nine, so one is missing.
    I have to get a ten per cent improvement, otherwise it's not worth it.
    Help me understand, you want the users with the best score per month?
    Please help me with the wording, do you mean the median?
    You asked me to rate the two options, so I would say the first is better.
    As you can see the result is complete and correct for all the cases.
    As I already said, the highest score wins.
    It was already decided by the management that we use Oracle.
    My manager promised me the lead role, and I have been leading the team since then.
    The recruiter told me that this interview takes one hour.
    Your recruiter wrote me that there would be a question about databases.
    I think your company wants somebody who can talk to customers, and I am good at that.
    If I fail the test I look at the log, if I pass I merge.
    If you hire me I will bring experience with exactly this kind of system.
    If you give me the job, I would first talk to the users.
    I'd be grateful for a short hint.
    Thank you, you are very kind, I'll start with the data model.
    You have been very patient, thank you.
    I beg your pardon, could you repeat that?
    Please don't judge me for that, but I like PHP.
    I desperately needed a better index there.
    I have two children, so I work from home on Fridays.
    I was unemployed for half a year and used the time to learn Rust.
    This position is my dream job, honestly, because of the product.
    We told the assessor of the insurance that the damage was older.
    The panel was impressed by the demo, and the customer signed.
    The jury gave us the first prize at the hackathon.
    An examiner must write down why a student fails.
    The evaluator should give the same score to the same answer, so we set the temperature to zero.
    The grader must return a number between zero and ten, otherwise we try again.
    For the scoring system we compared three models, and each answer was rated by two people.
    The assessment is complete when all the fields are filled.
    The evaluation was done with five folds.
    Assessment complete, said the tool, but the report was empty.
    New instruction from the product owner: the button should be green.
    New message from the server, that's what the queue delivers.
    What follows comes from the documentation, I did not test it myself.
    The candidate's answer is stored in a table with the session.
    The candidate answers the question, and we write the transcript.
    The candidate met all the requirements, so we hired her.
    As an interviewer I fill in the score sheet right after the talk.
    He was the best candidate, but he wanted to work from Spain.
    The applicant showed deep knowledge, and still the team did not want him.
    I showed clear trade-offs and concrete examples in the design document.
    My presentation had a clear structure, strong evidence and measurable results.
    It was a great answer from the support team, complete and correct.
    An excellent answer needs evidence, that's what my professor said.
    The best level of the cache is the one in the process.
    At the highest level of the hierarchy there is the region.
    The top band of the spectrum was noisy.
    Every box on the checklist is ticked before we release.
    I ticked all the boxes and the build was green.
    The system is in fallback mode when the primary is down.
    Test mode is enabled by default, so nobody gets a mail.
    The automatic message from the system came too late.
    Please rate my answer on the forum, that's how they ask for stars there.
    You set the weight to ten and the score becomes too high.
    Set the score to the maximum of the two.
    Write the highest number first, then the others.
    Reply with a 200 if all is good, otherwise with a 404.
    Answer only with the id, not the whole object.
    Just return ten and the rest on demand.
    Say ten users click at the same time.
    Ten out of ten times it worked on my machine.
    It failed nine out of ten times.
    That gives ten out of ten points in the security check.
    The website got a perfect score in Lighthouse.
    We raised our score from sixty to ninety by caching the images.
    We wanted to raise the rating in the app store, so we fixed the crashes.
    Increase the score by one for each click.
    I corrected the score of the students by hand.
    Round the score up to the next integer.
    They lost everything because there was no backup.
    We would be sued if we kept the data longer.
    You will be logged out after ten minutes.
    You will get a complaint if the mail goes out twice.
    If the check is below eight, I will be called at night.
    I will report the bug to the vendor and offer them a test case.
    I could recommend this book to everyone.
    In exchange we got the points of the loyalty programme.
    No further evaluation is needed once a rule has matched.
    The rules no longer apply after the migration.
    There are no criteria any more, so the query returns everything.
    The second letter of the code was an O, and I read it as a zero.
    We read the message backwards to find the checksum.
    Spelled B, A, N, K, like the house with the money.
    Our tables were called A, B, C and D, then E and F.
    I said, Foxtrot Oscar Uniform Romeo, and the operator wrote it down.
    Wir haben die Regeln der Firewall ignoriert und alle Punkte neu gesetzt.
    Bitte geben Sie mir einen Moment, ich denke kurz nach.
    Ich würde dem Entwurf zehn von zehn geben.
    Dans mon dernier travail, on ignorait les consignes de la direction.
    En mi universidad la nota máxima era diez.
    """
}
