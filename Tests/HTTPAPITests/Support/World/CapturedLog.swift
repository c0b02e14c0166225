import Logging
import Synchronization

/// What was logged, for a test to read.
final class CapturedLog: Sendable {
  private let kept = Mutex<[String]>([])

  /// Each event with all its metadata.
  var lines: [String] { kept.withLock { $0 } }

  /// Logs into it, down to the finest level.
  var logger: Logger { Logger(label: "test") { _ in Handler(log: self) } }

  private struct Handler: LogHandler {
    let log: CapturedLog
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace

    subscript(metadataKey key: String) -> Logger.MetadataValue? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      let all = metadata.merging(event.metadata ?? [:]) { _, new in new }
      log.kept.withLock { $0.append("\(event.level) \(event.message) \(all)") }
    }
  }
}
