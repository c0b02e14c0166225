import SessionModel

/// Where an interview stands: what was asked, what was answered, how much time is left.
///
/// It only moves on: a question is asked once, questions are asked in the order of the plan, nothing follows
/// the close, and its time never runs back. It is a value without a clock, so the same calls always lead to
/// the same state; a session that resumes makes them again.
public struct InterviewProgress: Hashable, Sendable {
  /// What the interview is doing.
  public enum Phase: String, Hashable, Sendable, Codable {
    /// Nothing was asked. Leads to ``answering`` and ``closed``.
    case notBegun = "not_begun"
    /// The candidate has the word. Leads to ``answered`` and ``closed``.
    case answering
    /// The next step is due. Leads to ``answering`` and ``closed``.
    case answered
    /// It is over. Leads nowhere.
    case closed
  }

  /// Something that was asked, with its answer.
  public struct Turn: Hashable, Sendable {
    /// The planned question that it is or belongs to, counted from 1 in the plan.
    public let question: Int
    /// The words that were asked.
    public let text: String
    /// The follow-up; nil where the planned question itself was asked.
    public let followUp: FollowUp?
    /// When it was asked.
    public let askedAt: SessionTime
    /// When its answer ended; nil while it lasts.
    public fileprivate(set) var endedAt: SessionTime?
    /// What the candidate said from then until the next turn, in order of number.
    public fileprivate(set) var segments: [AnswerSegment] = []
    /// Whether the candidate wanted to go on.
    public fileprivate(set) var wasSkipped = false

    /// How many words the answer has.
    public var wordCount: Int { segments.reduce(0) { $0 + $1.wordCount } }
  }

  /// What is asked.
  public let plan: InterviewPlan
  /// When a follow-up is worth its time.
  public let limits: FollowUpLimits
  /// What it is doing.
  public private(set) var phase = Phase.notBegun
  /// In the order in which they were asked.
  public private(set) var turns: [Turn] = []
  /// Why it ended; nil before.
  public private(set) var closing: ClosingReason?
  /// The latest moment that it was told of.
  public private(set) var now = SessionTime.zero

  /// Begins an interview.
  public init(plan: InterviewPlan, limits: FollowUpLimits = FollowUpLimits()) {
    self.plan = plan
    self.limits = limits
  }

  /// Notes that a step was taken. A `time` before ``now`` counts as ``now``.
  ///
  /// - Throws: ``ProgressFault``; the state is then what it was.
  public mutating func take(_ step: NextStep, at time: SessionTime) throws(ProgressFault) {
    guard phase != .closed else { throw .closed }
    switch step {
    case .close(let reason):
      pass(to: time)
      if phase == .answering { endTurn(skipped: false) }
      closing = reason
      phase = .closed
    case .question(let question, let number):
      guard phase != .answering else { throw .stillAnswering }
      guard number > (turns.last?.question ?? 0) else { throw .goesBack(question: number) }
      guard plan.questions.indices.contains(number - 1), plan.questions[number - 1] == question else {
        throw .notInPlan(question: number)
      }
      begin(number, question.text, followUp: nil, at: time)
    case .followUp(let followUp):
      guard phase != .answering else { throw .stillAnswering }
      guard let last = turns.last, last.question == followUp.question, !last.wasSkipped else {
        throw .goesBack(question: followUp.question)
      }
      guard segments(of: followUp.question).contains(where: { $0.number == followUp.segment }) else {
        throw .noSuchSegment(number: followUp.segment)
      }
      begin(followUp.question, followUp.text, followUp: followUp, at: time)
    }
  }

  /// Takes in what the candidate said. It belongs to what was being asked when it was said, also where it was
  /// transcribed later; a segment that comes again takes its own place. What was said before the first
  /// question belongs to nothing.
  public mutating func hear(_ segment: AnswerSegment) {
    for index in turns.indices { turns[index].segments.removeAll { $0.number == segment.number } }
    guard let turn = turns.lastIndex(where: { $0.askedAt <= segment.span.start }) else { return }
    let place = turns[turn].segments.firstIndex { $0.number > segment.number }
    turns[turn].segments.insert(segment, at: place ?? turns[turn].segments.endIndex)
  }

  /// Notes that the candidate is done with an answer.
  ///
  /// - Throws: ``ProgressFault/notAnswering``, ``ProgressFault/closed``.
  public mutating func endAnswer(at time: SessionTime) throws(ProgressFault) {
    guard phase != .closed else { throw .closed }
    guard phase == .answering else { throw .notAnswering }
    pass(to: time)
    endTurn(skipped: false)
  }

  /// Notes that the candidate wants the next question; also after an answer, before anything else is asked.
  ///
  /// - Throws: ``ProgressFault/notAnswering``, ``ProgressFault/closed``.
  public mutating func skip(at time: SessionTime) throws(ProgressFault) {
    guard phase != .closed else { throw .closed }
    guard phase != .notBegun else { throw .notAnswering }
    pass(to: time)
    endTurn(skipped: true)
  }

  private mutating func begin(_ question: Int, _ text: String, followUp: FollowUp?, at time: SessionTime) {
    pass(to: time)
    turns.append(Turn(question: question, text: text, followUp: followUp, askedAt: now))
    phase = .answering
  }

  private mutating func endTurn(skipped: Bool) {
    let last = turns.index(before: turns.endIndex)
    turns[last].endedAt = turns[last].endedAt ?? now
    turns[last].wasSkipped = skipped
    phase = .answered
  }

  private mutating func pass(to time: SessionTime) { now = max(now, time) }
}

extension InterviewProgress {
  /// What the candidate said to a planned question and its follow-ups, in order of number.
  public func segments(of question: Int) -> [AnswerSegment] {
    turns.lazy.filter { $0.question == question }.flatMap(\.segments).sorted { $0.number < $1.number }
  }

  /// The questions of the plan that were passed over or not come to, counted from 1.
  public var unasked: [Int] {
    let asked = Set(turns.map(\.question))
    return plan.questions.indices.map { $0 + 1 }.filter { !asked.contains($0) }
  }

  /// How much of the interview's minutes is left at a moment; negative where it runs over. Its time begins
  /// with its first question.
  public func timeLeft(at time: SessionTime) -> SessionDuration {
    let whole = SessionDuration(minutes: plan.minutes)
    guard let first = turns.first else { return whole }
    return whole - (max(now, time) - first.askedAt)
  }

  /// How long it is since the planned question last asked was asked.
  func timeUsed(at time: SessionTime) -> SessionDuration {
    guard let last = turns.last, let first = turns.first(where: { $0.question == last.question }) else {
      return .zero
    }
    return max(now, time) - first.askedAt
  }
}

extension SessionDuration {
  /// Whole minutes.
  init(minutes: Int) { self.init(microseconds: Int64(minutes) * 60_000_000) }
}
