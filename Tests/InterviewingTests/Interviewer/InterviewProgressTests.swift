import Interviewing
import SessionModel
import TestSupport
import Testing

struct InterviewProgressTests {
  @Test("An interview from its first question to its close")
  func whole() throws {
    var talk = try Talk(minutes: 15)
    #expect(talk.progress.phase == .notBegun)
    for number in 1...3 {
      try talk.takeQuestion(number)
      #expect(talk.progress.decision(at: talk.now) == .wait)
      try talk.answer(words: 80, seconds: 290)
    }
    #expect(talk.progress.decision(at: talk.now) == .take(.close(.planDone)))
    try talk.progress.take(.close(.planDone), at: talk.now)
    #expect((talk.progress.phase, talk.progress.closing) == (.closed, .planDone))
    #expect(talk.progress.unasked == [])
    #expect(talk.progress.turns.map(\.wordCount) == [80, 80, 80])
  }

  @Test("A question is never asked again, nor one before it, nor one of another plan")
  func neverBack() throws {
    var talk = try Talk(minutes: 15)
    try talk.takeQuestion(2)
    try talk.answer(words: 80, seconds: 60)
    for number in 1...2 {
      #expect(throws: ProgressFault.goesBack(question: number)) { try talk.takeQuestion(number) }
    }
    let questions = talk.progress.plan.questions
    #expect(throws: ProgressFault.notInPlan(question: 3)) {
      try talk.progress.take(.question(questions[0], number: 3), at: talk.now)
    }
    #expect(throws: ProgressFault.notInPlan(question: 9)) {
      try talk.progress.take(.question(questions[0], number: 9), at: talk.now)
    }
    #expect(talk.progress.phase == .answered)
  }

  @Test("Nothing is asked while the candidate has the word")
  func answering() throws {
    var talk = try Talk(minutes: 15)
    try talk.takeQuestion(1)
    #expect(throws: ProgressFault.stillAnswering) { try talk.takeQuestion(2) }
    try talk.answer(words: 10, seconds: 10)
    #expect(throws: ProgressFault.notAnswering) { try talk.progress.endAnswer(at: talk.now) }
  }

  @Test("A follow-up belongs to the last question and cites its answer")
  func followUps() throws {
    var talk = try Talk(minutes: 15)
    try talk.takeQuestion(1)
    try talk.answer(words: 10, seconds: 10)
    func followUp(_ segment: Int, _ question: Int) -> NextStep {
      .followUp(FollowUp("What then?", segment: segment, question: question, source: .written))
    }
    #expect(throws: ProgressFault.noSuchSegment(number: 7)) {
      try talk.progress.take(followUp(7, 1), at: talk.now)
    }
    #expect(throws: ProgressFault.goesBack(question: 2)) {
      try talk.progress.take(followUp(1, 2), at: talk.now)
    }
    try talk.progress.take(followUp(1, 1), at: talk.now)
    try talk.answer(words: 10, seconds: 10)
    try talk.progress.skip(at: talk.now)
    #expect(throws: ProgressFault.goesBack(question: 1)) {
      try talk.progress.take(followUp(1, 1), at: talk.now)
    }
  }

  @Test("Words belong to the question that they were said to, also when they are transcribed later or again")
  func lateWords() throws {
    var talk = try Talk(minutes: 15)
    let early = try #require(SampleInterview.segment(1, "Hello there", at: 1))
    talk.progress.hear(early)
    talk.now = SessionTime(seconds: 10)
    try talk.takeQuestion(1)
    try talk.progress.endAnswer(at: SessionTime(seconds: 30))
    talk.now = SessionTime(seconds: 31)
    try talk.takeQuestion(2)
    for (number, second) in [(4, 32.0), (3, 25), (2, 11), (3, 25)] {
      talk.progress.hear(try #require(SampleInterview.segment(number, "some words", at: second)))
    }
    talk.progress.hear(try #require(SampleInterview.segment(3, "some better words", at: 25)))
    #expect(talk.progress.segments(of: 1).map(\.number) == [2, 3])
    #expect(talk.progress.segments(of: 1).map(\.text) == ["some words", "some better words"])
    #expect(talk.progress.segments(of: 2).map(\.id) == ["segment-4"])
  }

  @Test("Only a candidate's words make a segment of an answer")
  func speakers() {
    #expect(SampleInterview.segment(1, "Words", at: 0, by: .other) == nil)
    #expect(SampleInterview.segment(1, "Words", at: 0, by: .unknown) == nil)
    #expect(SampleInterview.segment(1, "  ", at: 0) == nil)
  }

  @Test("Its time never runs back")
  func time() throws {
    var talk = try Talk(minutes: 15)
    talk.now = SessionTime(seconds: 100)
    try talk.takeQuestion(1)
    try talk.progress.endAnswer(at: SessionTime(seconds: 20))
    #expect(talk.progress.now == SessionTime(seconds: 100))
    #expect(talk.progress.turns[0].endedAt == SessionTime(seconds: 100))
    #expect(talk.progress.timeLeft(at: .zero) == SessionDuration(seconds: 900))
  }

  @Test("Whatever is called in whatever order, it only moves on", arguments: 0..<40 as Range<UInt64>)
  func randomWalk(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var talk = try Talk(minutes: 21)
    var highest = 0
    for number in 1...200 {
      let before = talk.progress
      talk.now = SessionTime(seconds: Double.random(in: 0...1_500, using: &generator))
      try? talk.stumble(number, &generator)
      let after = talk.progress
      #expect(after.now >= before.now)
      #expect(
        Self.leadsTo(before.phase).contains(after.phase), "seed \(seed): \(before.phase) to \(after.phase)")
      #expect(after.turns.count - before.turns.count <= 1 && after.turns.count >= before.turns.count)
      #expect(after.turns.map(\.text).starts(with: before.turns.map(\.text)))
      #expect((after.turns.last?.question ?? 0) >= highest)
      highest = after.turns.last?.question ?? 0
      let planned = after.turns.filter { $0.followUp == nil }.map(\.question)
      #expect(planned == Set(planned).sorted())
      let numbers = after.turns.flatMap(\.segments).map(\.number)
      #expect(Set(numbers).count == numbers.count)
    }
  }

  private static func leadsTo(_ phase: InterviewProgress.Phase) -> [InterviewProgress.Phase] {
    switch phase {
    case .notBegun: [.notBegun, .answering, .closed]
    case .answering, .answered: [.answering, .answered, .closed]
    case .closed: [.closed]
    }
  }
}

/// An interview that a test leads.
struct Talk {
  var progress: InterviewProgress
  var now = SessionTime.zero
  private var segments = 0

  init(minutes: Int, limits: FollowUpLimits = FollowUpLimits()) throws {
    // With this seed the first question is "Dry summer", which has follow-ups.
    let plan = try InterviewPlan(
      banks: [try SampleInterview.bank()], rubric: try SampleInterview.rubric(), minutes: minutes, seed: 3)
    progress = InterviewProgress(plan: plan, limits: limits)
  }

  mutating func takeQuestion(_ number: Int) throws {
    try progress.take(.question(progress.plan.questions[number - 1], number: number), at: now)
  }

  mutating func answer(words: Int, seconds: Double) throws {
    try answer(Array(repeating: "leaf", count: words).joined(separator: " "), seconds: seconds)
  }

  mutating func answer(_ text: String, seconds: Double) throws {
    segments += 1
    if let segment = SampleInterview.segment(segments, text, at: now.seconds) { progress.hear(segment) }
    now = now + SessionDuration(seconds: seconds)
    try progress.endAnswer(at: now)
  }

  /// Does anything that could be done, sensible or not.
  mutating func stumble(_ number: Int, _ generator: inout SeededGenerator) throws {
    switch Int.random(in: 0..<40, using: &generator) {
    case 0: try progress.take(.close(.timeUp), at: now)
    case 1..<8: try progress.skip(at: now)
    case 8..<16: try progress.endAnswer(at: now)
    case 16..<24: try takeQuestion(Int.random(in: 1...progress.plan.questions.count, using: &generator))
    case 24..<30:
      if let step = progress.decision(at: now).planned { try progress.take(step, at: now) }
    case 30..<34:
      let segment = Int.random(in: 1...max(number, 1), using: &generator)
      let question = Int.random(in: 1...5, using: &generator)
      try progress.take(
        .followUp(FollowUp("Why?", segment: segment, question: question, source: .written)), at: now)
    default:
      let segment = Int.random(in: 1...number, using: &generator)
      if let segment = SampleInterview.segment(segment, "some words", at: now.seconds) {
        progress.hear(segment)
      }
    }
  }
}
