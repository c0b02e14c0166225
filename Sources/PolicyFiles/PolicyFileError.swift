/// What is wrong with a policy document, and where.
public struct PolicyFileError: Error, Hashable, CustomStringConvertible {
  /// The document's name or path.
  public let document: String
  /// The line, counted from 1; nil where the fault is in no line.
  public let line: Int?
  /// The key as a path (`flags.head_turn.high.for_s`); nil where the fault is in no key.
  public let key: String?
  /// What is wrong and what would be right.
  public let problem: String

  /// Place, key and problem on one line.
  public var description: String {
    let place = document + (line.map { ":\($0)" } ?? "")
    return "\(place): \(key.map { "\($0): " } ?? "")\(problem)"
  }
}
