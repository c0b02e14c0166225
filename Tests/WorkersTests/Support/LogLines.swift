import Logging
import Synchronization
import TestSupport

/// What was logged, for a test to read.
final class LogLines: Sendable {
  /// One line.
  struct Line: Sendable {
    let level: Logger.Level
    let text: String
    let metadata: [String: String]
  }

  private let kept = Mutex<[Line]>([])

  /// Counts lines.
  let count = Tally()

  /// All lines.
  var lines: [Line] { kept.withLock { $0 } }

  /// Logs into it.
  var logger: Logger { Logger(label: "test") { _ in Handler(lines: self) } }

  private struct Handler: LogHandler {
    let lines: LogLines
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace

    subscript(metadataKey key: String) -> Logger.MetadataValue? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      let line = Line(
        level: event.level, text: "\(event.message)",
        metadata: (event.metadata ?? [:]).mapValues { "\($0)" })
      lines.kept.withLock { $0.append(line) }
      lines.count.add()
    }
  }
}
