import Logging

/// The words for log levels, as they stand in settings.
enum LogLevelWord {
  /// All of them, for an error.
  static let list = Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
}

extension Logger.Level {
  /// The level that a word names, in small letters or capitals: `trace`, `debug`, `info`, `notice`, `warning`, `error`
  /// or `critical`.
  public init(word: String) throws(TelemetryError) {
    guard let level = Self(rawValue: word.lowercased()) else { throw .unknownLogLevel(word) }
    self = level
  }
}
