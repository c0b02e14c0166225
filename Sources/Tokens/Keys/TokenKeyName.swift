import SessionModel

/// The name of a key's file: `key-SECONDS.pem`, with the seconds since 1970 at which it was made.
struct TokenKeyName: Comparable, CustomStringConvertible {
  private let seconds: Int64

  /// Names a key that is made now.
  ///
  /// - Parameter last: The newest key so far. The new one comes after it even where the clock was set back.
  /// - Returns: Nil for a time before 1970, or one of more than 12 digits.
  init?(at now: WallTime, after last: Self?) {
    guard now.microseconds >= 0 else { return nil }
    let seconds = max(now.microseconds / 1_000_000, (last?.seconds ?? -1) + 1)
    guard seconds < Self.end else { return nil }
    self.seconds = seconds
  }

  /// Reads a name; nil for any other, and for one with zeros before its number: a time has one name.
  init?(_ file: String) {
    guard file.hasPrefix("key-"), file.hasSuffix(".pem") else { return nil }
    guard let seconds = Int64(file.dropFirst(4).dropLast(4)), (0..<Self.end).contains(seconds) else {
      return nil
    }
    self.seconds = seconds
    guard description == file else { return nil }
  }

  private static let end: Int64 = 1_000_000_000_000

  static func < (left: Self, right: Self) -> Bool { left.seconds < right.seconds }

  var description: String { "key-\(seconds).pem" }
}
