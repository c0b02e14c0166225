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
