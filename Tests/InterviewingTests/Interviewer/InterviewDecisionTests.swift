import Interviewing
import SessionModel
import TestSupport
import Testing

struct InterviewDecisionTests {
  @Test(
    "A short answer is followed up; failing that by the bank's own follow-up, which cites what was said last")
  func short() throws {
    var talk = try Talk(minutes: 15)
    try talk.takeQuestion(1)
    try talk.answer("I water the borders.", seconds: 280)
    #expect(talk.progress.followUpNeed(at: talk.now) == .shortAnswer)
    guard case .followUp(let occasion, let otherwise) = talk.progress.decision(at: talk.now) else {
      Issue.record("no follow-up")
      return
    }
    #expect(occasion.text == talk.progress.plan.questions[0].text)
    #expect(occasion.segments.map(\.number) == [1])
    let prepared = FollowUp("What would you stop watering first?", segment: 1, question: 1, source: .prepared)
    #expect(otherwise == .followUp(prepared))
    try talk.progress.take(otherwise, at: talk.now)
    #expect(talk.progress.turns.last?.followUp == prepared)
  }

  @Test("A prepared follow-up that was answered or asked already is not asked")
  func answered() throws {
    var talk = try Talk(minutes: 15)
    try talk.takeQuestion(1)
    try talk.answer("I stop watering the lawn first.", seconds: 20)
    #expect(talk.progress.decision(at: talk.now).planned?.text == "How do you notice too much water?")
    var other = try Talk(minutes: 15, limits: FollowUpLimits(usesPrepared: false))
    try other.takeQuestion(1)
    try other.answer("I water.", seconds: 20)
    #expect(
      other.progress.decision(at: other.now).planned == .question(other.progress.plan.questions[1], number: 2)
    )
  }

  @Test("A long answer is followed up while the question has time left, and never by a prepared follow-up")
  func long() throws {
    var talk = try Talk(minutes: 15)
    try talk.takeQuestion(1)
    try talk.answer(words: 200, seconds: 239)
    #expect(talk.progress.followUpNeed(at: talk.now) == .timeLeft)
    #expect(
      talk.progress.decision(at: talk.now).planned == .question(talk.progress.plan.questions[1], number: 2))
    talk.now = SessionTime(seconds: 241)
    #expect(talk.progress.followUpNeed(at: talk.now) == .none(.questionTimeUsed))
    #expect(
      talk.progress.decision(at: talk.now) == .take(.question(talk.progress.plan.questions[1], number: 2)))
  }

  @Test(
    "No follow-up after as many as allowed, after a skip, after silence, or when the last brought nothing")
  func obstacles() throws {
    var talk = try Talk(minutes: 15)
    #expect(talk.progress.followUpNeed(at: talk.now) == .none(.noAnswer))
    try talk.takeQuestion(1)
    #expect(talk.progress.followUpNeed(at: talk.now) == .none(.noAnswer))
    try talk.progress.endAnswer(at: talk.now)
    #expect(talk.progress.followUpNeed(at: talk.now) == .none(.nothingSaid))
    talk.progress.hear(try #require(SampleInterview.segment(9, "I water", at: 0)))
    #expect(talk.progress.followUpNeed(at: talk.now) == .shortAnswer)
    var terse = talk
    try terse.progress.take(.followUp(followUp(9)), at: talk.now)
    try terse.answer("No.", seconds: 5)
    #expect(terse.progress.followUpNeed(at: terse.now) == .none(.nothingToAdd))
    var eager = talk
    for _ in 0..<2 {
      try eager.progress.take(.followUp(followUp(9)), at: eager.now)
      try eager.answer(words: 20, seconds: 20)
    }
    #expect(eager.progress.followUpNeed(at: eager.now) == .none(.enough))
    try talk.progress.skip(at: talk.now)
    #expect(talk.progress.followUpNeed(at: talk.now) == .none(.skipped))
  }

  @Test("A follow-up never takes the time of a question that covers a criterion")
  func planFirst() throws {
    var talk = try Talk(minutes: 15)
    let rest = talk.progress.plan.questions.prefix(3).dropFirst().reduce(0) { $0 + $1.minutes }
    let lastMoment = Double(15 - rest - 1) * 60
    try talk.takeQuestion(1)
    try talk.answer("I water.", seconds: lastMoment)
    #expect(talk.progress.followUpNeed(at: talk.now) == .shortAnswer)
    talk.now = SessionTime(seconds: lastMoment + 1)
    #expect(talk.progress.followUpNeed(at: talk.now) == .none(.neededByPlan))
  }

  @Test(
    "Late in the interview, further questions are dropped first, and a covering one is asked to the last minute"
  )
  func late() throws {
    var talk = try Talk(minutes: 21)
    try talk.takeQuestion(1)
    try talk.answer(words: 200, seconds: 20 * 60)
    #expect(
      talk.progress.decision(at: talk.now).planned == .question(talk.progress.plan.questions[1], number: 2))
    talk.now = SessionTime(seconds: 20 * 60 + 1)
    #expect(talk.progress.decision(at: talk.now) == .take(.close(.timeUp)))
    var other = try Talk(minutes: 21)
    try other.takeQuestion(3)
    try other.answer(words: 200, seconds: 18 * 60)
    // Three minutes are left: of the two that are open, only the shorter one fits.
    let open = other.progress.plan.questions.dropFirst(3)
    let fitting = open.firstIndex { $0.minutes <= 3 }
    let expected: NextStep =
      fitting.map { .question(other.progress.plan.questions[$0], number: $0 + 1) } ?? .close(.timeUp)
    #expect(other.progress.decision(at: other.now).planned == expected)
    try other.progress.take(.close(.timeUp), at: other.now)
    #expect(other.progress.unasked == [1, 2, 4, 5])
  }

  @Test("Every interview that does as it is told asks a question for every criterion and ends in time")
  func followingDecisions() throws {
    for set in try SeedSet.all() {
      for seed in 0..<10 as Range<UInt64> {
        var generator = SeededGenerator(seed: seed)
        let plan = try InterviewPlan(banks: [set.bank], rubric: set.rubric, minutes: 45, seed: seed)
        var progress = InterviewProgress(plan: plan)
        var now = SessionTime.zero
        var number = 0
        while let step = progress.decision(at: now).planned, progress.phase != .closed {
          try progress.take(step, at: now)
          guard step.text != nil else { break }
          number += 1
          // Nobody speaks for longer than was planned for the question.
          let most = Double(plan.questions[(progress.turns.last?.question ?? 1) - 1].minutes * 60)
          let length =
            progress.turns.last?.followUp == nil ? Double.random(in: 5...most, using: &generator) : 60
          let words = Array(repeating: "word\(number)", count: Int(length)).joined(separator: " ")
          progress.hear(try #require(SampleInterview.segment(number, words, at: now.seconds)))
          now = now + SessionDuration(seconds: length)
          try progress.endAnswer(at: now)
        }
        #expect(
          Set(progress.turns.map { plan.questions[$0.question - 1].criterion }).count
            == set.rubric.criteria.count)
        #expect(progress.timeLeft(at: now) >= .zero)
      }
    }
  }

  private func followUp(_ segment: Int) -> FollowUp {
    FollowUp("Why?", segment: segment, question: 1, source: .written)
  }
}
