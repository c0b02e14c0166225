import Logging

/// What is written of an event, in whatever form. What must not be written is gone from it.
public struct LogRecord: Hashable, Sendable {
  /// When it happened.
  public let time: LogTime
  /// How grave it is.
  public let level: Logger.Level
  /// Which logger took it.
  public let label: String
  /// Which module it comes from.
  public let source: String
  /// What happened.
  public let message: String
  /// What is known besides, sorted by key.
  public let metadata: [LogField]

  /// Takes an event; where a key comes twice, what is nearer to the event counts.
  init(_ event: LogEvent, label: String, base: Logger.Metadata, at time: LogTime) {
    self.time = time
    self.label = label
    level = event.level
    source = event.source
    message = Redaction.replacingTokens(in: event.message.description)
    var merged = base.merging(event.metadata ?? [:]) { $1 }
    if let error = event.error {
      merged["error.message"] = "\(error)"
      merged["error.type"] = "\(String(reflecting: type(of: error)))"
    }
    metadata = LogField.fields(merged)
  }
}
