/// One JSON object a line: `time`, `level`, `label`, `source`, `message`, `metadata` where there is any, and `"cut":true`
/// where something was left out.
public enum JSONLogFormat: LogFormat {
  /// A record as JSON.
  public static func line(_ record: LogRecord) -> [UInt8] {
    var line = LogLine(limit: LogLimits.mostLineBytes - ending.utf8CodeUnitCount)
    line.append("{")
    field(&line, "\"time\":", record.time.description, LogLimits.mostNameBytes)
    field(&line, ",\"level\":", record.level.rawValue, LogLimits.mostNameBytes)
    field(&line, ",\"label\":", record.label, LogLimits.mostNameBytes)
    field(&line, ",\"source\":", record.source, LogLimits.mostNameBytes)
    field(&line, ",\"message\":", record.message, LogLimits.mostMessageBytes)
    if !record.metadata.isEmpty {
      line.append(",\"metadata\":{")
      fields(record.metadata, in: &line)
    }
    line.append(end(record, line.isCut))
    return line.bytes
  }

  /// The longest end, for which room is kept.
  private static let ending: StaticString = "},\"cut\":true}\n"

  private static func end(_ record: LogRecord, _ isCut: Bool) -> StaticString {
    switch (record.metadata.isEmpty, isCut) {
    case (true, true): ",\"cut\":true}\n"
    case (true, false): "}\n"
    case (false, true): ending
    case (false, false): "}}\n"
    }
  }

  private static func field(_ line: inout LogLine, _ key: StaticString, _ text: String, _ most: Int) {
    line.append(key)
    line.appendQuoted(text, upTo: most)
  }

  /// Those that there is room for; a smaller one may follow on one that was too large.
  private static func fields(_ fields: [LogField], in line: inout LogLine) {
    var isFirst = true
    for field in fields where line.tryField({ member(field, isFirst: isFirst, in: &$0) }) { isFirst = false }
  }

  private static func member(_ field: LogField, isFirst: Bool, in line: inout LogLine) {
    if !isFirst { line.append(",") }
    line.appendQuoted(field.key, upTo: LogLimits.mostNameBytes)
    line.append(":")
    value(field.value, in: &line)
  }

  /// Stops where the line is too long: the whole field will be taken back.
  private static func value(_ value: LogValue, in line: inout LogLine) {
    guard !line.isTooLong else { return }
    switch value {
    case .text(let text): line.appendQuoted(text, upTo: LogLimits.mostValueBytes)
    case .list(let values):
      line.append("[")
      for (place, value) in values.enumerated() where !line.isTooLong {
        if place > 0 { line.append(",") }
        Self.value(value, in: &line)
      }
      line.append("]")
    case .group(let members):
      line.append("{")
      for (place, field) in members.enumerated() where !line.isTooLong {
        member(field, isFirst: place == 0, in: &line)
      }
      line.append("}")
    }
  }
}
