import Logging

/// A value of metadata without what must not be written. Groups are sorted by key, so that a line is the same each time.
public indirect enum LogValue: Hashable, Sendable {
  /// A text.
  case text(String)
  /// Values in their order.
  case list([LogValue])
  /// Values with their keys.
  case group([LogField])

  /// Deeper values are written as `…`.
  public static let mostDepth = 8

  /// Takes a value as a program gave it.
  init(_ value: Logger.MetadataValue, depth: Int = 0) {
    switch value {
    case .string(let text): self = .text(Redaction.replacingTokens(in: text))
    case .stringConvertible(let value): self = .text(Redaction.replacingTokens(in: value.description))
    case .array where depth >= Self.mostDepth, .dictionary where depth >= Self.mostDepth: self = .text("…")
    case .array(let values): self = .list(values.map { LogValue($0, depth: depth + 1) })
    case .dictionary(let fields): self = .group(LogField.fields(fields, depth: depth + 1))
    }
  }
}

/// A value of metadata with its key.
public struct LogField: Hashable, Sendable {
  /// The key.
  public let key: String
  /// The value, or that it was redacted.
  public let value: LogValue

  static func fields(_ metadata: Logger.Metadata, depth: Int = 0) -> [LogField] {
    metadata
      .map { key, value in
        LogField(
          key: Redaction.replacingTokens(in: key),
          value: Redaction.isSensitive(key) ? .text(Redaction.mark) : LogValue(value, depth: depth))
      }
      .sorted { $0.key < $1.key }
  }
}
