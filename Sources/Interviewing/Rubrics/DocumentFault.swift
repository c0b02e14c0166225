/// What is wrong with a rubric or a bank of questions, and where.
public struct DocumentFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The line, counted from 1.
  public let line: Int
  /// What is wrong and what to do about it.
  public let what: String

  /// Creates a fault.
  public init(line: Int, _ what: String) {
    self.line = line
    self.what = what
  }

  /// The line and what is wrong there.
  public var description: String { "line \(line): \(what)" }
}
