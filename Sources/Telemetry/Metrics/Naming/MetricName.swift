/// Names as Prometheus takes them: `[a-zA-Z_][a-zA-Z0-9_]*`. The colon is left to its recording rules.
enum MetricName {
  /// The most bytes of a name; what a kind adds to it comes on top.
  static let mostBytes = 200

  /// Another text for a name that is none: other characters become `_`.
  static func cleaned(_ text: String) -> String {
    let bytes = text.utf8.prefix(mostBytes).map { isAllowed($0) ? $0 : UInt8(ascii: "_") }
    guard let first = bytes.first else { return "_" }
    let name = isDigit(first) ? [UInt8(ascii: "_")] + bytes : bytes
    return String(decoding: name, as: UTF8.self)
  }

  /// Whether it is one already.
  static func isSound(_ name: String) -> Bool {
    guard let first = name.utf8.first, name.utf8.count <= mostBytes else { return false }
    return !isDigit(first) && name.utf8.allSatisfy(isAllowed)
  }

  /// As a person may read it: printable ASCII, at most 100 characters.
  static func shown(_ label: String) -> String {
    String(label.unicodeScalars.prefix(100).map { (" "..."~").contains($0) ? Character($0) : "?" })
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"):
      true
    default: isDigit(byte)
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
