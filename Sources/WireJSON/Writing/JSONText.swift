/// How texts and numbers are spelled in JSON.
enum JSONText {
  private static let quote = UInt8(ascii: "\"")
  private static let hexadecimal = Array("0123456789abcdef".utf8)

  /// Appends a text in quotation marks.
  static func append(_ text: String, to output: inout [UInt8]) {
    var text = text
    output.append(quote)
    text.withUTF8 { bytes in
      var plain = 0
      var position = 0
      while position < bytes.count {
        guard let length = escapedLength(at: position, of: bytes) else {
          position += 1
          continue
        }
        output += UnsafeBufferPointer(rebasing: bytes[plain..<position])
        appendEscape(bytes[position..<position + length], to: &output)
        position += length
        plain = position
      }
      output += UnsafeBufferPointer(rebasing: bytes[plain...])
    }
    output.append(quote)
  }

  /// How many bytes make the character here where it is one to be escaped; else nil.
  private static func escapedLength(at position: Int, of bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    let byte = bytes[position]
    if byte < 0x20 || byte == quote || byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "<") { return 1 }
    // U+2028 and U+2029 are E2 80 A8 and E2 80 A9; a text is valid UTF-8, so two bytes follow an E2.
    guard byte == 0xE2, bytes[position + 1] == 0x80, bytes[position + 2] & 0xFE == 0xA8 else { return nil }
    return 3
  }

  private static func appendEscape(_ character: Slice<UnsafeBufferPointer<UInt8>>, to output: inout [UInt8]) {
    let last = character[character.endIndex - 1]
    switch last {
    case quote: output += "\\\"".utf8
    case UInt8(ascii: "\\"): output += "\\\\".utf8
    case 0x08: output += "\\b".utf8
    case 0x0C: output += "\\f".utf8
    case 0x0A: output += "\\n".utf8
    case 0x0D: output += "\\r".utf8
    case 0x09: output += "\\t".utf8
    case 0xA8: output += "\\u2028".utf8
    case 0xA9: output += "\\u2029".utf8
    default:
      output += "\\u00".utf8
      output.append(hexadecimal[Int(last >> 4)])
      output.append(hexadecimal[Int(last & 0xF)])
    }
  }
}

/// Numbers.
extension JSONText {
  /// A double of fewer digits than this has one decimal of that length only, so that one is also the shortest.
  private static let mostCertain = 1e15
  private static let decimals = 6

  /// Appends a whole number.
  static func append(_ value: Int, to output: inout [UInt8]) {
    if value < 0 { output.append(UInt8(ascii: "-")) }
    append(digitsOf: UInt64(value.magnitude), atLeast: 1, to: &output)
  }

  /// Appends a finite number, as short as reads back to the same double.
  static func append(_ value: Double, to output: inout [UInt8]) {
    precondition(value.isFinite, "JSON has no number that is not finite")
    if abs(value) <= 0x1p53, let whole = Int(exactly: value) { return append(whole, to: &output) }
    let scaled = value * 1e6
    if abs(scaled) < mostCertain {
      let millionths = Int(scaled + (scaled < 0 ? -0.5 : 0.5))
      // Division of two exact doubles is correctly rounded, as reading the decimal is.
      if Double(millionths) / 1e6 == value { return append(millionths: millionths, to: &output) }
    }
    output += value.description.utf8
  }

  private static func append(millionths value: Int, to output: inout [UInt8]) {
    if value < 0 { output.append(UInt8(ascii: "-")) }
    let (whole, rest) = value.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
    append(digitsOf: UInt64(whole), atLeast: 1, to: &output)
    guard rest > 0 else { return }
    output.append(UInt8(ascii: "."))
    append(digitsOf: UInt64(rest), atLeast: decimals, to: &output)
    while output.last == UInt8(ascii: "0") { output.removeLast() }
  }

  /// Appends a number's digits, with zeros before them up to a count.
  private static func append(digitsOf value: UInt64, atLeast least: Int, to output: inout [UInt8]) {
    var (low, rest) = (output.count, value)
    while rest > 0 || output.count < low + least {
      output.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    }
    var high = output.count - 1
    while low < high {
      output.swapAt(low, high)
      (low, high) = (low + 1, high - 1)
    }
  }
}
