extension JSONReader {
  /// Reads the string whose quotation mark stands here.
  mutating func string() throws(JSONFault) -> String {
    position += 1
    let start = position
    try skipPlain()
    if bytes[position] == UInt8(ascii: "\\") { return try escapedString(from: start) }
    let text = try text(from: start)
    position += 1
    return text
  }

  /// Reads on where a backslash was found.
  private mutating func escapedString(from start: Int) throws(JSONFault) -> String {
    var unescaped = Array(bytes[start..<position])
    while bytes[position] == UInt8(ascii: "\\") {
      try unescape(into: &unescaped)
      let plain = position
      try skipPlain()
      unescaped += bytes[plain..<position]
    }
    // Escapes stand for whole characters, so what is UTF-8 with them is so without.
    _ = try text(from: start)
    position += 1
    return String(decoding: unescaped, as: UTF8.self)
  }

  /// Goes to the next quotation mark or backslash.
  private mutating func skipPlain() throws(JSONFault) {
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return }
      guard byte >= 0x20 else { throw fault(.controlCharacter) }
      position += 1
    }
    throw fault(.endsEarly)
  }

  /// The text that stands here as it is written.
  private func text(from start: Int) throws(JSONFault) -> String {
    do throws(UTF8.ValidationError) {
      return String(copying: try UTF8Span(validating: bytes.span.extracting(start..<position)))
    } catch {
      throw fault(.invalidUTF8, at: start + error.byteOffsets.lowerBound)
    }
  }
}

/// Escapes.
extension JSONReader {
  /// Reads the escape that begins here and appends what it stands for.
  private mutating func unescape(into text: inout [UInt8]) throws(JSONFault) {
    let start = position
    position += 1
    let letter = try byte()
    position += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(letter)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"): text += String(try scalar(escapedAt: start)).utf8
    default: throw fault(.unknownEscape, at: start)
    }
  }

  /// Reads the digits behind `\u`, and the second escape of a pair.
  private mutating func scalar(escapedAt start: Int) throws(JSONFault) -> Unicode.Scalar {
    let unit = try codeUnit(escapedAt: start)
    if let scalar = Unicode.Scalar(unit) { return scalar }
    guard UTF16.isLeadSurrogate(unit), bytes[position...].starts(with: [0x5C, 0x75]) else {
      throw fault(.loneSurrogate, at: start)
    }
    let second = position
    position += 2
    let low = try codeUnit(escapedAt: second)
    guard UTF16.isTrailSurrogate(low) else { throw fault(.loneSurrogate, at: start) }
    return UTF16.decode(UTF16.EncodedScalar([unit, low]))
  }

  /// Reads four hexadecimal digits.
  private mutating func codeUnit(escapedAt start: Int) throws(JSONFault) -> UInt16 {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let digit = Self.hexadecimal(try byte()) else { throw fault(.unknownEscape, at: start) }
      unit = unit << 4 | digit
      position += 1
    }
    return unit
  }

  private static func hexadecimal(_ byte: UInt8) -> UInt16? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt16(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt16(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt16(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }
}
