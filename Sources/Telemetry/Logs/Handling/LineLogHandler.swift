import Logging

/// One JSON object a line, for programs that read logs.
public typealias JSONLogHandler = LineLogHandler<JSONLogFormat>

/// One readable line, for a person at a terminal.
public typealias TextLogHandler = LineLogHandler<TextLogFormat>

/// Writes one line for each event.
///
/// Values of metadata whose key tells of a secret or a person (`token`, `authorization`, `password`, `secret`, `key`,
/// `cookie`, `name`, `email`, `transcript`, `text`, alone or as the last word as in `candidate_name`) are written as
/// `redacted`, and so is what looks like a JSON Web Token in any text. That is a net, not a permission.
public struct LineLogHandler<Format: LogFormat>: LogHandler {
  /// The least grave level that is written.
  public var logLevel: Logger.Level
  /// Said with every event.
  public var metadata: Logger.Metadata = [:]
  /// Asked with every event; counts more than ``metadata``.
  public var metadataProvider: Logger.MetadataProvider?

  private let label: String
  private let sink: any LogSink
  private let now: @Sendable () -> LogTime

  /// Creates a handler.
  ///
  /// - Parameters:
  ///   - label: Names the logger.
  ///   - sink: Where lines go; share one among handlers, so that lines do not mix.
  ///   - now: The clock.
  public init(
    label: String, level: Logger.Level = .info, sink: any LogSink = DescriptorLogSink.standardError,
    metadataProvider: Logger.MetadataProvider? = nil,
    now: @escaping @Sendable () -> LogTime = { LogTime.now() }
  ) {
    self.label = label
    self.sink = sink
    self.metadataProvider = metadataProvider
    self.now = now
    logLevel = level
  }

  /// One value of ``metadata``.
  public subscript(metadataKey key: String) -> Logger.MetadataValue? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  /// Writes a line.
  public func log(event: LogEvent) {
    let base = metadataProvider.map { metadata.merging($0.get()) { $1 } } ?? metadata
    sink.write(Format.line(LogRecord(event, label: label, base: base, at: now())))
  }
}
