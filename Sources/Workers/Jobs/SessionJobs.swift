import Persistence
import SessionModel

/// The jobs that follow from what happens to a session. Their keys make each of them one.
public enum SessionJobs {
  /// Analyses the session's recording.
  ///
  /// - Parameter number: Which analysis it is, from 1; its payload.
  public static func analysis(_ id: SessionID, number: Int, at time: WallTime) throws(FieldFault) -> NewJob {
    try NewJob(
      .analysis, key: "analysis/\(id)/\(number)", session: id, payload: "\(number)", notBefore: time,
      mostAttempts: 4)
  }

  /// A language model that does not answer is waited for, some twenty minutes in all.
  private static let mostScoreAttempts = 12

  /// Scores what was said.
  public static func score(
    _ id: SessionID, _ request: ScoreRequest, at time: WallTime
  ) throws(FieldFault) -> NewJob {
    try NewJob(
      .score, key: "score/\(id)/\(request.number)", session: id, payload: request.payload, notBefore: time,
      mostAttempts: mostScoreAttempts)
  }
}

/// Which score is asked for, and why.
public struct ScoreRequest: Hashable, Sendable {
  /// The first one, which follows from the interview.
  public static let first = ScoreRequest(number: 1, reason: nil)

  /// Which score it is, from 1.
  public let number: Int
  /// Why another one is wanted; nil for the first.
  public let reason: String?

  /// Asks for a score.
  public init(number: Int, reason: String?) {
    self.number = number
    self.reason = reason
  }

  /// Reads what a job was given; nil where it is not of this form.
  public init?(payload: String) {
    let lines = payload.split(separator: "\n", maxSplits: 1)
    guard let number = lines.first.flatMap({ Int($0) }), number >= 1 else { return nil }
    self.init(number: number, reason: lines.count > 1 ? String(lines[1]) : nil)
  }

  /// What a job is given: the number, and on the next line the reason.
  var payload: String { reason.map { "\(number)\n\($0)" } ?? "\(number)" }
}
