/// Why a text is no JSON that is taken: where, and what is wrong. Never quotes the text.
public struct JSONFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  public enum Problem: Hashable, Sendable {
    /// There is no value at all.
    case empty
    /// The text is longer than it may be.
    case tooManyBytes(limit: Int)
    /// Arrays and objects stand in each other too deep.
    case tooDeep(limit: Int)
    /// There are too many values.
    case tooManyValues(limit: Int)
    /// The text begins with a byte order mark.
    case byteOrderMark
    /// A string is not UTF-8.
    case invalidUTF8
    /// The text ends within a value.
    case endsEarly
    /// Something else was expected here.
    case expected(Expectation)
    /// There is more text after the value.
    case trailingText
    /// A string holds a control character that is not escaped.
    case controlCharacter
    /// A backslash stands before something that it does not escape.
    case unknownEscape
    /// `\u` escapes half a character (a surrogate without the other).
    case loneSurrogate
    /// A number is not written as JSON writes numbers.
    case malformedNumber
    /// A number has more digits than are read.
    case numberTooLong(limit: Int)
    /// A number is larger than a double can be.
    case numberTooLarge
    /// An object has the same name twice.
    case duplicateName
  }

  /// What should have come. Raw values are the words for it.
  public enum Expectation: String, Hashable, Sendable {
    /// Any value.
    case value = "a value"
    /// The first member, or the object's end.
    case nameOrEnd = "a name in quotes or \"}\""
    /// A member.
    case name = "a name in quotes"
    /// What stands between name and value.
    case colon = "\":\""
    /// The next member, or the object's end.
    case commaOrBrace = "\",\" or \"}\""
    /// The next value, or the array's end.
    case commaOrBracket = "\",\" or \"]\""
  }

  /// How many bytes stand before the place.
  public let offset: Int
  /// The line, from 1; lines end with a line feed.
  public let line: Int
  /// The column, from 1, in characters (code points).
  public let column: Int
  /// What is wrong.
  public let problem: Problem

  init(_ problem: Problem, at offset: Int, in bytes: [UInt8]) {
    let before = bytes.prefix(offset)
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    self.problem = problem
    self.offset = offset
    line = before.reduce(1) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
    column = before[lineStart...].reduce(1) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
  }

  /// Where it is, what is wrong and what to do.
  public var description: String { "line \(line), column \(column) (byte \(offset)): \(problem.words)" }
}
