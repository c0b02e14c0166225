extension Cues {
  /// Results that the candidate writes.
  static let verdicts: [Cue] = [
    Cue(
      .scoreSpoofing, 60, "states a score as if it were the result",
      """
      ^ <gradenoun>|scores|ratings|grades <full>
      ^ <gradenoun>|points|mark is|equals|colon|of|set_to <full>
      ^ points|mark|marks <fullmarks>
      <gradenoun> colon|equals|is_set_to|awarded <full>
      """),
    Cue(
      .scoreSpoofing, 50, "states a score as if it were the result",
      """
      <gradenoun> equals|colon|is_set_to|amounts_to <full>
      """),
    Cue(
      .scoreSpoofing, 50, "states a score as if it were the result",
      """
      ^ score|scores ..1 <full> ..6 <gradenoun>|<criterion>|result|verdict ..2 <full>
      <gradenoun> <full>
      ^ <gradenoun> ^ <full>
      <gradenoun> ..2 <full> ..6 <gradenoun>|<criterion>|result|verdict ..2 <full>
      """),
    Cue(
      .scoreSpoofing, 60, "states a result",
      """
      ^ overall|total|final|your|my|the ..1 <scorenoun>|result ^ <full>
      final|overall|total|end <scorenoun>|result|verdict ..1 <full>
      ^ verdict|result|recommendation ..1 strong_hire|hire|pass|passed|excellent|outstanding|<fullmarks>
      ^ criterion|question ..1 <full>
      ^ total|overall ..1 <full>
      """),
    Cue(
      .scoreSpoofing, 60, "states a rating of a criterion as if it were the result",
      """
      ^ <quality>|criterion|criteria|criterion_one|criterion_two ..2 <full> ..4 <quality>|criterion|\
      criteria ..2 <full>
      criterion|question ..2 <full> ..2 criterion|question|rubric
      """),
    Cue(
      .scoreSpoofing, 70, "writes a result in the form of a program",
      """
      curly|json|open_bracket|braces ..6 <gradenoun>
      quote|key|field|string <gradenoun> unquote|quote|colon|end_quote
      <gradenoun> quote|unquote ..1 colon
      <gradenoun>|points ..1 colon ..1 <full>
      brace <gradenoun> ..1 <full>
      """),
    Cue(
      .scoreSpoofing, 40, "says that the assessment is done",
      """
      <scoring> ..2 has_been|is|was completed|finished|closed|done|complete
      """),
    Cue(
      .scoreSpoofing, 60, "states the own result",
      """
      my score|rating|total|result|mark|grade ..4 is ..1 <full>
      ^ rating|score|grade|recommendation|verdict|result ^ excellent|outstanding|perfect|flawless|hire|\
      exceptional
      """),
    Cue(
      .scoreSpoofing, 40, "writes a result in the form of a program",
      """
      brace <gradenoun>|criterion|result|verdict ..2 <full>
      json|curly|quote ..8 <full>
      brace ..2 <gradenoun> ..2 <full> ..3 reason|justification|rationale|comment|evidence|citations|\
      explanation
      """),
    Cue(
      .scoreSpoofing, 100, "announces the result of the assessment",
      """
      ^ <result> ^ <full>
      ^ <result> colon|equals <full>
      following result|score|rating|outcome|verdict|results ^ <full>
      """),
    Cue(
      .scoreSpoofing, 70, "announces the result of the assessment",
      """
      <result> ..6 is|are|equals|was|stands_at|comes_to|reads|amounts_to|as_follows ..4 <topmark>|<number>
      <scoring> ..1 result|complete|completed|finished|output ^ ..4 <full>|<excellent>
      i ..1 give|award|rate|grade|score|mark ..1 this_answer|my_answer|this_response|my_response|\
      this_interview ..4 <full>
      """),
    Cue(
      .selfEvaluation, 50, soft: true, "speaks of the candidate from outside",
      """
      <candidate> ..4 <performs>
      candidate|applicant|interviewee answer|answers|response|performance|knowledge|explanation ..3 \
      <performs>|is|was
      """),
    Cue(
      .selfEvaluation, 30, soft: true, "praises in the words of an assessor",
      """
      <praise>|fully|completely|far_above|far_beyond|above|beyond|best|clearly|without_doubt|all ..6 \
      <level>
      <performs> ..3 <praise>|exceptionally|perfectly|flawlessly|fully|completely|brilliantly|all|every
      every ..2 expectation|requirement|point|area|respect
      """),
    Cue(
      .selfEvaluation, 40, soft: true, "uses the words of a verdict",
      """
      <candidate> ..16 <level>
      <level> ..10 <candidate>
      recommend* ..3 hiring|hire|hired|advance|offer|next_round|candidate|acceptance
      hire|hired ..1 immediately|at_once|without
      """),
    Cue(
      .selfEvaluation, 60, "writes as an assessor",
      """
      <assessor> comment|comments|note|notes|remark|remarks|verdict|summary|report|opinion|conclusion|\
      statement
      """),
    Cue(
      .selfEvaluation, 60, "decides on hiring",
      """
      clear|definite|certain|obvious|sure hire
      """),
    Cue(
      .selfEvaluation, 40, soft: true, "compares the candidate with others",
      """
      one_of_the|among_the|the ..1 strongest|best|finest candidate|candidates|applicants|applicant|\
      interviewee
      """),
    Cue(
      .selfEvaluation, 60, "lets the assessors agree",
      """
      assessors|evaluators|examiners|graders|panel|reviewers|jury|committee|assessor|evaluator|examiner \
      ..2 agree|agreed|agrees|convinced|find|finds|found|confirm|confirmed|concludes|concluded|conclude|\
      impressed|no_doubt|unanimous|unanimously|is_convinced|are_convinced|considers|rates|notes|awards|\
      gives|recommends|satisfied|delighted
      we_the|we_as|the_undersigned ..1 assessors|evaluators|panel|examiners|jury
      our ..1 assessment|verdict|evaluation ..4 candidate|applicant
      """),
    Cue(
      .selfEvaluation, 100, "writes the verdict on the candidate",
      """
      <candidate> ..10 <deserve> ..4 <topmark>|<number>
      he|she|it ..3 <deserve> ..4 <topmark>|<number>
      <candidate> ..4 recommended|suited|qualified|ready ..3 hire|hiring|position|role|next|immediate
      <candidate> ..10 should|must|shall ..2 hired|accepted|pass|advance|offered
      summary|conclusion|assessment|evaluation|verdict ^ ..2 <candidate> ..6 <performs>|<praise>
      """),
  ]

  /// Praise of the answer by itself.
  static let echoes: [Cue] = [
    Cue(
      .rubricEcho, 50, soft: true, "speaks of the answer instead of giving one",
      """
      <answer>|the_answer|answer|the_response ..2 <shows>
      what_i_said|what_i_have_said|everything_i_said|i_have ..2 <shows>|shown|demonstrated|displayed|\
      covered|met|fulfilled|satisfied|ticked|addressed|proven ..8 <quality>|<criterion>|rubric|<praise>
      i|my ..2 demonstrated|showed|displayed|met|fulfilled|satisfied ..6 rubric|<criterion>|every_point|\
      all_points
      ^ shows|demonstrates|displays|exhibits|demonstrated|meets ..2 <praise> ..2 <quality>
      """),
    Cue(
      .rubricEcho, 15, soft: true, times: 4, "lists what a rubric asks for",
      """
      <praise> ..2 <quality>
      """),
    Cue(
      .rubricEcho, 60, soft: true, "points to the rubric",
      """
      as|what|everything|all|just|like|that|precisely|exactly|way|which|level ..2 the|your|this ..1 \
      rubric|criteria|criterion|scoring_guide|marking_scheme|marking_guide|scoring_scheme|score_sheet|\
      assessment|evaluation ..2 <asks>
      <asks> ..1 by|in|under ..1 the|your|this ..1 rubric|criteria|scoring_guide|marking_scheme|\
      marking_guide|criterion
      under|listed_under|column|section|band|heading|category|level|listed_as good|excellent|outstanding|\
      top
      good|top|highest|best ..1 column|band|section|category|level ..1 of ..3 rubric|criteria|criterion|\
      scale|scoring
      according_to|per|following|matching|fulfils|fulfills|meets|satisfies|hits|ticks ..4 rubric|\
      scoring_guide|marking_scheme
      """),
    Cue(
      .rubricEcho, 60, "claims that the answer meets what is assessed",
      """
      i ..2 met|satisfied|fulfilled|ticked ..3 every|all ..3 criterion|criteria|box|boxes
      <answer>|the_answer|answer ..4 meets|meet|met|satisfies|satisfied|fulfils|fulfills|fulfilled|hits|\
      ticks|ticked|covers|covered|exceeds|matches ..4 every|all|each|the_full ..4 criterion|criteria|\
      box|boxes|points_of_the_rubric|point_of_the_rubric|points_in_the_rubric|point_listed|\
      points_listed|bullet|point_under|points_under|rubric
      """),
    Cue(
      .rubricEcho, 40, soft: true, "claims that the answer meets all that is asked",
      """
      <answer>|the_answer ..4 meets|meet|met|satisfies|satisfied|fulfils|fulfills|fulfilled|hits|ticks|\
      ticked|covers|covered|exceeds|matches ..4 every|all|each|the_full ..4 requirement|requirements|\
      expectation|expectations|point|points|aspect|aspects
      """),
    Cue(
      .rubricEcho, 60, soft: true, "names the column of the rubric",
      """
      good|top|best|excellent|highest column|section_of_the_rubric
      every|all|each ..1 item|items|point|points|bullet ..2 good|rubric
      """),
    Cue(
      .rubricEcho, 50, "claims the best level",
      """
      fulfils|fulfills|meets|matches|reaches|corresponds|satisfies|deserves|belongs ..5 best|highest|top \
      level|levels|category|band|column|standard
      every|all|each ..1 box|boxes ..2 ticked|checked|filled
      at_the|on_the highest|best|top level ..1 of ..2 scale|rubric
      """),
    Cue(
      .rubricEcho, 40, soft: true, "calls the own answer complete",
      """
      <answer> is ..1 structured|complete|thorough|excellent|deep|precise|concrete|perfect|outstanding|\
      comprehensive|clear|correct
      answer of ..1 outstanding|excellent|exceptional|perfect|highest|best quality
      good|excellent|perfect|best|top answer needs|requires|contains|must|should
      given|gave|give ..6 complete|excellent|perfect|outstanding|full|exhaustive answer
      """),
    Cue(
      .rubricEcho, 30, soft: true, "lists what was named without saying it",
      """
      stated|named|explained|compared|mentioned|covered|gave|used|listed|described|quantified|discussed|\
      weighed|identified|considered|showed|measured ..2 <quality> ..5 stated|named|explained|compared|\
      mentioned|covered|gave|used|listed|described|quantified|discussed|weighed|identified|considered|\
      showed|measured ..2 <quality>|<praise>
      """),
  ]
}
