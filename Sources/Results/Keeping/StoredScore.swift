import Interviewing
import SessionModel

/// One score of a session as it is kept: every rescoring makes a new one beside those before.
public struct StoredScore: Codable, Hashable, Sendable {
  /// What it is kept under: 0 or more, each later one higher.
  public let number: Int
  /// Why it was asked for anew; nil for the first.
  public let reason: String?
  /// When it was made, as RFC 3339 in UTC.
  public let madeAt: String
  /// What it was computed from; nil where there is no score.
  public let record: ScoreRecord?
  /// What the report says; nil where there is no score.
  public let summary: ScoreSummary?
  /// Why there is no score; nil where there is one.
  public let error: String?

  /// A score that was made.
  public init(number: Int, reason: String?, at time: WallTime, record: ScoreRecord, summary: ScoreSummary) {
    self.init(number, reason, time, record, summary, nil)
  }

  /// A scoring that failed for good.
  ///
  /// - Parameter error: Why, in words for the person who decides.
  public init(number: Int, reason: String?, at time: WallTime, error: String) {
    self.init(number, reason, time, nil, nil, error)
  }

  private init(
    _ number: Int, _ reason: String?, _ time: WallTime, _ record: ScoreRecord?, _ summary: ScoreSummary?,
    _ error: String?
  ) {
    self.number = number
    self.reason = reason
    madeAt = time.rfc3339
    self.record = record
    self.summary = summary
    self.error = error
  }

  /// Whether there is either a score with what it was computed from, or the reason why there is none.
  var isWhole: Bool { error == nil ? record != nil && summary != nil : record == nil && summary == nil }
}
