/// A value that no store keeps: which it is, and what is wrong with it. Never quotes the value itself.
public struct FieldFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The field, as documents name it (`candidate.name`).
  public let field: String
  /// What is wrong and what the bound is.
  public let problem: String

  /// Creates a fault.
  public init(field: String, problem: String) {
    self.field = field
    self.problem = problem
  }

  /// What is wrong.
  public var description: String { "\(field) \(problem)" }
}

/// What every text in a record keeps to, so that each database can hold it.
enum TextBound {
  /// The most bytes of a reason: less than the details of an entry in the audit log, which also name what it is a
  /// reason for.
  static let mostReasonBytes = 1_800

  /// Refuses a text that is empty, longer than `bytes` in UTF-8, or holds control characters: they have no place
  /// in a name, and PostgreSQL keeps no NUL.
  ///
  /// - Parameter hasLines: Whether line breaks and tabs may stand in it.
  static func check(
    _ text: String, _ field: String, upTo bytes: Int, hasLines: Bool = false
  ) throws(FieldFault) {
    let size = text.utf8.count
    guard size > 0 else { throw FieldFault(field: field, problem: "is empty") }
    guard size <= bytes else {
      throw FieldFault(field: field, problem: "has \(size) bytes; at most \(bytes) are kept")
    }
    let isControl = text.unicodeScalars.contains {
      $0.isControl && !(hasLines && ["\n", "\r", "\t"].contains($0))
    }
    if isControl { throw FieldFault(field: field, problem: "holds a control character") }
  }

  /// Refuses what is no name as a program makes one: visible ASCII without blanks, so that two names are the same
  /// in every database, or in none.
  static func checkName(_ name: String, _ field: String, upTo bytes: Int) throws(FieldFault) {
    try check(name, field, upTo: bytes)
    guard !name.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return }
    throw FieldFault(field: field, problem: "holds something else than visible ASCII characters")
  }

  /// The beginning of a text, cut between characters, with blanks for control characters.
  static func beginning(of text: String, upTo bytes: Int) -> String {
    var kept = ""
    var size = 0
    for scalar in text.unicodeScalars {
      size += UTF8.width(scalar)
      guard size <= bytes else { break }
      kept.unicodeScalars.append(scalar.isControl ? " " : scalar)
    }
    return kept
  }

  /// Refuses a number outside its range.
  static func check(_ number: Int, _ field: String, in range: ClosedRange<Int>) throws(FieldFault) {
    guard !range.contains(number) else { return }
    throw FieldFault(
      field: field, problem: "is \(number); it must be from \(range.lowerBound) to \(range.upperBound)")
  }
}

extension Unicode.Scalar {
  /// Whether it is of the general category Cc, which Unicode keeps as it is, so that nothing has to be looked up.
  fileprivate var isControl: Bool { value < 0x20 || (0x7F...0x9F).contains(value) }
}
