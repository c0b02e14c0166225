/// What of a value does not fit its schema. Never quotes the value.
public struct SchemaFault: Hashable, Sendable, CustomStringConvertible {
  /// The most that are told of one value.
  public static let most = 20

  /// Where in the value it is (JSON Pointer, RFC 6901): "/candidate/name"; "" is the whole value.
  public let pointer: String
  /// What is wrong and what the bound is, as the end of a sentence: "is missing".
  public let problem: String

  /// Creates a fault.
  public init(pointer: String, problem: String) {
    self.pointer = pointer
    self.problem = problem
  }

  /// Where it is and what is wrong.
  public var description: String { "\(pointer.isEmpty ? "the body" : pointer) \(problem)" }
}

/// A name as faults may show it.
enum ShownName {
  static let mostCharacters = 60
  /// The same as an expression of ECMA-262.
  static let expression = "^[!-~]{1,60}$"

  /// Whether a name that a stranger chose can be shown: it is short and of visible ASCII.
  static func isMet(by name: String) -> Bool {
    (1...mostCharacters).contains(name.utf8.count) && name.utf8.allSatisfy { (0x21...0x7E).contains($0) }
  }
}
