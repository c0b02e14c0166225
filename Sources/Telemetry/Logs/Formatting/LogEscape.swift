/// How characters are written so that a line stays one, and a terminal does nothing but show it.
enum LogEscape {
  /// As JSON asks between quotation marks (RFC 8259, section 7).
  case quoted
  /// Outside of quotation marks: these and backslashes stay.
  case plain

  func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    switch scalar {
    case "\"", "\\":
      if self == .quoted { bytes.append(UInt8(ascii: "\\")) }
      bytes.append(UInt8(scalar.value))
    case "\n": bytes.append(contentsOf: #"\n"#.utf8)
    case "\r": bytes.append(contentsOf: #"\r"#.utf8)
    case "\t": bytes.append(contentsOf: #"\t"#.utf8)
    case " "..."~": bytes.append(UInt8(scalar.value))
    case _ where Self.isHidden(scalar): Self.appendHex(scalar, to: &bytes)
    default: bytes.append(contentsOf: String(scalar).utf8)
    }
  }

  /// Control characters, line and paragraph separators, and marks that turn the direction of writing, with which a line
  /// can be made to look like another.
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// Such as `\u001b`; all of them have at most four digits.
  private static func appendHex(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    let digits = String(scalar.value, radix: 16)
    bytes.append(contentsOf: #"\u"#.utf8)
    bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count))
    bytes.append(contentsOf: digits.utf8)
  }
}
