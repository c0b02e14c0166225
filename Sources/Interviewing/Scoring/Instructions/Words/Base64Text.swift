/// Text in Base64 (RFC 4648) within other text.
enum Base64Text {
  /// Shorter runs are ordinary words.
  static let leastDigits = 16
  /// The rest of a longer run is left out.
  static let mostDigits = 2048

  /// The readable texts that runs of Base64 digits stand for.
  static func texts(in sentence: Substring) -> [String] {
    var texts: [String] = []
    var run: [UInt8] = []
    func finish() {
      if run.count >= leastDigits, let text = decode(run) { texts.append(text) }
      run.removeAll(keepingCapacity: true)
    }
    for byte in sentence.utf8 {
      if let value = value(of: byte) {
        if run.count < mostDigits { run.append(value) }
      } else {
        finish()
      }
    }
    finish()
    return texts
  }

  private static func value(of byte: UInt8) -> UInt8? {
    switch byte {
    case 0x41...0x5A: byte - 0x41
    case 0x61...0x7A: byte - 0x61 + 26
    case 0x30...0x39: byte - 0x30 + 52
    case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
    case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
    default: nil
    }
  }

  /// Nil unless all of it is printable ASCII.
  private static func decode(_ digits: [UInt8]) -> String? {
    var bytes: [UInt8] = []
    var bits = 0
    var count = 0
    for digit in digits {
      bits = (bits << 6 | Int(digit)) & 0xFFFF
      count += 6
      guard count >= 8 else { continue }
      count -= 8
      let byte = UInt8(truncatingIfNeeded: bits >> count)
      guard (0x20..<0x7F).contains(byte) || byte == 0x0A else { return nil }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
