import SessionModel

/// When a follow-up is worth its time.
public struct FollowUpLimits: Hashable, Sendable {
  /// The most follow-ups to one planned question. Two, because a third digs where there is nothing.
  public var mostPerQuestion: Int
  /// A first answer of fewer words is short: half a minute of speech. It is followed up whatever time the
  /// question has left, and only then may a prepared follow-up be used, since a longer answer may have
  /// covered it.
  public var shortAnswerWords: Int
  /// Who answers a follow-up in fewer words has nothing to add.
  public var leastAddedWords: Int
  /// What a follow-up and its answer take. It must fit into what the question has left of its minutes.
  public var time: SessionDuration
  /// Whether the bank's own follow-ups are used where none was written.
  public var usesPrepared: Bool

  /// Creates limits. Negative ones count as 0.
  public init(
    mostPerQuestion: Int = 2, shortAnswerWords: Int = 60, leastAddedWords: Int = 8,
    time: SessionDuration = SessionDuration(seconds: 60), usesPrepared: Bool = true
  ) {
    self.mostPerQuestion = max(0, mostPerQuestion)
    self.shortAnswerWords = max(0, shortAnswerWords)
    self.leastAddedWords = max(0, leastAddedWords)
    self.time = max(.zero, time)
    self.usesPrepared = usesPrepared
  }
}

/// Whether an answer is to be followed up.
public enum FollowUpNeed: Hashable, Sendable {
  /// The answer was short.
  case shortAnswer
  /// The question has time left.
  case timeLeft
  /// No.
  case none(FollowUpObstacle)
}

/// Why an answer is not followed up.
public enum FollowUpObstacle: String, Hashable, Sendable, Codable {
  /// There is no ended answer.
  case noAnswer = "no_answer"
  /// The candidate wants to go on.
  case skipped
  /// Nothing was heard that could be cited.
  case nothingSaid = "nothing_said"
  /// As many as allowed were asked.
  case enough
  /// The last follow-up brought hardly a word.
  case nothingToAdd = "nothing_to_add"
  /// The question has had its minutes.
  case questionTimeUsed = "question_time_used"
  /// It would take the time of a question that covers a criterion.
  case neededByPlan = "needed_by_plan"
}
