import Foundation
import Logging
import Synchronization
import Telemetry

/// Keeps the lines of a log.
final class RecordingSink: LogSink {
  private let written = Mutex<[[UInt8]]>([])

  func write(_ line: [UInt8]) { written.withLock { $0.append(line) } }

  var lines: [String] { written.withLock { $0 }.map { String(decoding: $0, as: UTF8.self) } }
}

extension RecordingSink {
  /// 2026-01-02T03:04:05.000006Z.
  static let time = LogTime(microseconds: 1_767_323_045_000_006)

  /// A logger that writes here, at a standing clock.
  func logger<Format: LogFormat>(_ format: Format.Type, level: Logger.Level = .trace) -> Logger {
    Logger(label: "api") { label in
      LineLogHandler<Format>(label: label, level: level, sink: self, now: { Self.time })
    }
  }

  /// The JSON objects that were written, as a reader of JSON finds them.
  func objects() throws -> [[String: Any]] {
    try lines.map { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
      guard let object = object as? [String: Any] else { throw WrongShape() }
      return object
    }
  }

  private struct WrongShape: Error {}
}
