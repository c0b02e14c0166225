/// One readable line: time, level, label, message, metadata as `key=value`, and the module in brackets.
public enum TextLogFormat: LogFormat {
  /// A record as text.
  public static func line(_ record: LogRecord) -> [UInt8] {
    var line = LogLine(limit: LogLimits.mostLineBytes - (" [] (cut)\n".utf8.count + LogLimits.mostNameBytes))
    bare(record.time.description, in: &line)
    line.append(" ")
    bare(record.level.rawValue.padded(to: 8), in: &line)
    line.append(" ")
    bare(record.label, in: &line)
    line.append(": ")
    line.append(record.message, upTo: LogLimits.mostMessageBytes, escaping: .plain)
    for field in record.metadata { line.tryField { member(field, in: &$0) } }
    line.append(" [")
    bare(record.source, in: &line)
    line.append(line.isCut ? "] (cut)\n" : "]\n")
    return line.bytes
  }

  private static func bare(_ text: String, in line: inout LogLine) {
    line.append(text, upTo: LogLimits.mostNameBytes, escaping: .plain)
  }

  private static func member(_ field: LogField, in line: inout LogLine) {
    line.append(" ")
    name(field.key, in: &line)
    line.append("=")
    value(field.value, in: &line)
  }

  /// Stops where the line is too long: the whole field will be taken back.
  private static func value(_ value: LogValue, in line: inout LogLine) {
    guard !line.isTooLong else { return }
    switch value {
    case .text(let text) where isWord(text):
      line.append(text, upTo: LogLimits.mostValueBytes, escaping: .plain)
    case .text(let text): line.appendQuoted(text, upTo: LogLimits.mostValueBytes)
    case .list(let values):
      line.append("[")
      for (place, value) in values.enumerated() where !line.isTooLong {
        if place > 0 { line.append(" ") }
        Self.value(value, in: &line)
      }
      line.append("]")
    case .group(let members):
      line.append("{")
      for field in members where !line.isTooLong { member(field, in: &line) }
      line.append(" }")
    }
  }

  private static func name(_ key: String, in line: inout LogLine) {
    if isWord(key) { bare(key, in: &line) } else { line.appendQuoted(key, upTo: LogLimits.mostNameBytes) }
  }

  /// Whether a reader sees where it ends without quotation marks.
  private static func isWord(_ text: String) -> Bool {
    !text.isEmpty
      && text.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || ("0"..."9").contains($0) || "_-.:/+@%".unicodeScalars.contains($0)
      }
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
