/// Which analysis of a recording is asked for, and how.
public struct AnalysisRequest: Hashable, Sendable {
  /// The first one, which follows from the recording.
  public static let first = AnalysisRequest(number: 1, framesPerSecond: nil)

  /// Which analysis it is, from 1.
  public let number: Int
  /// The frames a second that are looked at; nil for as many as the server is set to.
  public let framesPerSecond: Double?

  /// Asks for an analysis.
  public init(number: Int, framesPerSecond: Double?) {
    self.number = number
    self.framesPerSecond = framesPerSecond
  }

  /// Reads what a job was given; nil where it is not of this form.
  public init?(payload: String) {
    let parts = payload.split(separator: " ")
    guard let number = parts.first.flatMap({ Int($0) }), number >= 1, parts.count <= 2 else { return nil }
    self.init(number: number, framesPerSecond: parts.count > 1 ? Double(parts[1]) : nil)
  }

  /// What a job is given: the number, and behind it the frames a second.
  var payload: String { framesPerSecond.map { "\(number) \($0)" } ?? "\(number)" }
}
