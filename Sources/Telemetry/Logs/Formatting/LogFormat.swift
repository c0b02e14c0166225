/// A form of lines.
public protocol LogFormat: Sendable {
  /// A record as one line of UTF-8 with its line feed, at most ``LogLimits/mostLineBytes`` bytes, without control
  /// characters. What is left out is marked.
  static func line(_ record: LogRecord) -> [UInt8]
}

/// How long what is logged may be, in bytes as written, escapes included.
public enum LogLimits {
  /// A line, its line feed included.
  public static let mostLineBytes = 16_384
  /// A message; the rest becomes `…`.
  static let mostMessageBytes = 8_192
  /// A text in metadata; the rest becomes `…`.
  static let mostValueBytes = 4_096
  /// A label, a module or a key.
  static let mostNameBytes = 256
}
