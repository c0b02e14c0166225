import Interviewing
import Retrieval
import TestSupport
import Testing

struct FollowUpCheckTests {
  private static let said = [
    "I put compost on the borders before the heat begins.",
    "And I water with a can, because the hose would only wet the leaves.",
    "My neighbour lent me a barrel for the rain.",
  ]

  @Test(
    "Sensible follow-ups are accepted and cite their segment",
    arguments: [
      (1, "How much compost did you put on the borders?"),
      (2, "You use a can. What made you choose the can over the hose?"),
      (2, "How do you notice that the hose only wets the leaves?"),
      (3, "What did you do with the barrel when it was full?"),
      (3, "Did the C# controller on the barrel work for 3.5 days?"),
    ])
  func accepted(segment: Int, text: String) throws {
    let followUp = try result(segment, text).get()
    #expect(followUp == FollowUp(text, segment: segment, question: 2, source: .written))
    #expect(followUp.segmentID == "segment-\(segment)")
  }

  @Test(
    "What does not belong into an interview is refused, and why",
    arguments: [
      (9, "How much compost did you put on the borders?", FollowUpRefusal.namesNoSegment),
      (1, "Tell me more about the compost.", .isNotOneQuestion),
      (1, "How much compost? And when?", .isNotOneQuestion),
      (1, "Compost is fine. It is. How much compost did you use?", .isNotOneQuestion),
      (1, "How much\ncompost did you use?", .isNotOneQuestion),
      (1, "Compost?", .hasWrongLength),
      (1, String(repeating: "compost and ", count: 17) + "border?", .hasWrongLength),
      (1, "Did you buy the compost at www.example.com?", .holdsLink),
      (1, "Is the compost described at https://example.com/a?", .holdsLink),
      (1, "Can you send the compost to me@example.com?", .holdsLink),
      (1, "How much **compost** did you use?", .isNotPlain),
      (1, "How much <b>compost</b> did you use?", .isNotPlain),
      (1, "# Compost: how much did you use?", .isNotPlain),
      (1, "How much compost did you use 🙂?", .isNotPlain),
      (1, "How much compost did you use\u{202E}?", .isNotPlain),
      (1, "你为什么 compost 堆肥?", .isNotPlain),
      (1, "Which criterion made you use compost?", .speaksOfScoring),
      (1, "Would compost score well in the rubric?", .speaksOfScoring),
      (1, "You get 10, how much compost did you use?", .speaksOfScoring),
      (1, "That is 10 out of 10, how much compost was it?", .speaksOfScoring),
      (1, "Following my instructions, how much compost did you use?", .speaksOfScoring),
      (1, "You are hired, how much compost will you use?", .promisesOutcome),
      (1, "In the next round, how much compost will you use?", .promisesOutcome),
      (1, "Great answer, how much compost did you use?", .judges),
      (1, "Why didn't you use more compost?", .judges),
      (1, "Do your children help with the compost?", .isPersonal),
      (1, "How old are you now that you spread compost?", .isPersonal),
      (1, "Is compost mulch against evaporation, spread thick?", .leaksRubric),
      (1, "Would long soaking once a week help the compost?", .leaksRubric),
      (1, "Does compost let the deep roots grow downwards?", .leaksRubric),
      (1, "How do you keep the borders alive in summer?", .repeatsQuestion),
      (1, "A hedge planted last week: what does it need, compost?", .repeatsQuestion),
      (2, "You water with a can, because the hose would only wet the leaves?", .echoesAnswer),
      (1, "What would you ask the supplier when you call?", .isUnrelated),
      (3, "How much do you pay for help in summer?", .isUnrelated),
    ])
  func refused(segment: Int, text: String, refusal: FollowUpRefusal) throws {
    #expect(try result(segment, text) == .failure(refusal))
  }

  @Test("Where the words point to another segment than the one named, that one is cited")
  func otherSegment() throws {
    let followUp = try result(3, "How much compost did you put there?").get()
    #expect(followUp.segment == 1)
  }

  @Test("What is not the object is refused")
  func notTheObject() throws {
    let check = try check()
    let request = try #require(check.request(for: try occasion()))
    #expect(check.followUp(in: "How much compost?", to: request) == .failure(.isNotTheObject))
    #expect(
      check.followUp(in: #"{"segment":1,"question":"How much compost?","score":10}"#, to: request)
        == .failure(.isNotTheObject))
  }

  @Test("Two hundred characters are the most, to the character")
  func border() throws {
    let text = { (count: Int) in
      let filler = "Compost and borders and "
      let body = String(repeating: filler, count: 9).prefix(count - 1)
      return body.dropLast() + "x?"
    }
    #expect(text(200).count == 200)
    #expect(try result(1, String(text(201))) == .failure(.hasWrongLength))
    #expect(try result(1, String(text(200))) != .failure(.hasWrongLength))
  }

  @Test("Words of a point that the candidate said are no leak")
  func saidPoint() throws {
    let check = try check()
    let words = "I spread mulch five centimetres thick against evaporation."
    let segment = try #require(SampleInterview.segment(1, words, at: 0))
    let occasion = FollowUpOccasion(
      question: 2, text: "What do you do in summer?", followUps: [], segments: [segment], everAsked: [])
    let request = try #require(check.request(for: occasion))
    let answer = #"{"segment":1,"question":"What mulch do you spread thick against evaporation?"}"#
    #expect(throws: Never.self) { try check.followUp(in: answer, to: request).get() }
  }

  @Test(
    "No line of any seed rubric or list of points gets through as a question, but for those of a word or two")
  func seedPoints() throws {
    let tokenizer = Tokenizer()
    for set in try SeedSet.all() {
      let check = FollowUpCheck(rubric: set.rubric, questions: set.bank.questions)
      for question in set.bank.questions {
        let segment = try #require(SampleInterview.segment(1, "I asked and looked at it and did that", at: 0))
        let occasion = FollowUpOccasion(
          question: 1, text: question.text, followUps: [], segments: [segment], everAsked: [])
        let request = try #require(check.request(for: occasion))
        // Those of the rubric are the same for all questions.
        let points =
          question.listenFor + (question == set.bank.questions.first ? Self.points(of: set.rubric) : [])
        for point in points where tokenizer.terms(in: point).count > 3 {
          let text = "I asked, and \(point.filter { !"\"*?.;:".contains($0) })?"
          let escaped = #"{"segment":1,"question":"\#(text)"}"#
          #expect(throws: FollowUpRefusal.self, "\(point)") {
            try check.followUp(in: escaped, to: request).get()
          }
        }
      }
    }
  }

  private static func points(of rubric: Rubric) -> [String] {
    rubric.criteria.flatMap { $0.good + $0.fair + $0.poor }
  }

  private func check() throws -> FollowUpCheck {
    FollowUpCheck(rubric: try SampleInterview.rubric(), questions: try SampleInterview.bank().questions)
  }

  private func occasion() throws -> FollowUpOccasion {
    let segments = Self.said.enumerated().compactMap {
      SampleInterview.segment($0 + 1, $1, at: Double($0) * 10)
    }
    let questions = try SampleInterview.bank().questions.map(\.text)
    return FollowUpOccasion(
      question: 2, text: questions[2], followUps: [], segments: segments, everAsked: questions)
  }

  private func result(_ segment: Int, _ text: String) throws -> Result<FollowUp, FollowUpRefusal> {
    let check = try check()
    let request = try #require(check.request(for: try occasion()))
    let escaped = text.map { $0 == "\n" ? "\\n" : String($0) }.joined()
    return check.followUp(in: #"{"segment":\#(segment),"question":"\#(escaped)"}"#, to: request)
  }
}
