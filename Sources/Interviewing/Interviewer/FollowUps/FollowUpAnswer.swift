/// What a model answered: `{"segment": 4, "question": "…"}` and nothing else.
///
/// Read by hand: the core has no Foundation, and a reader that forgives extra keys, numbers in quotes or text
/// behind the object would accept what was not asked for.
struct FollowUpAnswer: Hashable {
  /// An answer of more bytes is not looked at.
  static let mostBytes = 4_096

  let segment: Int
  let question: String

  /// Nil for anything but exactly this object, with blanks between its parts as JSON allows.
  init?(json: String) {
    guard json.utf8.count <= Self.mostBytes else { return nil }
    var reader = JSONScanner(json)
    var segment: Int?
    var question: String?
    guard reader.take("{") else { return nil }
    repeat {
      guard let key = reader.string(), reader.take(":") else { return nil }
      switch key {
      case "segment" where segment == nil: segment = reader.integer()
      case "question" where question == nil: question = reader.string()
      default: return nil
      }
    } while reader.take(",")
    guard reader.take("}"), reader.isAtEnd, let segment, let question else { return nil }
    self.segment = segment
    self.question = question
  }
}

/// Reads the parts of JSON that an answer is made of. Blanks before a part are passed over.
private struct JSONScanner {
  private let scalars: [Unicode.Scalar]
  private var place = 0

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  var isAtEnd: Bool {
    mutating get {
      passBlanks()
      return place == scalars.count
    }
  }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    passBlanks()
    guard place < scalars.count, scalars[place] == scalar else { return false }
    place += 1
    return true
  }

  /// A whole number from 0 on, without sign, point, exponent or leading zeros.
  mutating func integer() -> Int? {
    passBlanks()
    let digits = scalars[place...].prefix { ("0"..."9").contains($0) }
    guard !digits.isEmpty, digits.first != "0" || digits.count == 1 else { return nil }
    place = digits.endIndex
    return Int(String(String.UnicodeScalarView(digits)))
  }

  mutating func string() -> String? {
    guard take("\"") else { return nil }
    var text = String.UnicodeScalarView()
    while place < scalars.count {
      let scalar = scalars[place]
      place += 1
      switch scalar {
      case "\"": return String(text)
      case "\\":
        guard let escaped = escaped() else { return nil }
        text.append(escaped)
      case "\u{00}"..."\u{1F}": return nil
      default: text.append(scalar)
      }
    }
    return nil
  }

  private mutating func escaped() -> Unicode.Scalar? {
    guard place < scalars.count else { return nil }
    let mark = scalars[place]
    place += 1
    switch mark {
    case "\"", "\\", "/": return mark
    case "b": return "\u{08}"
    case "f": return "\u{0C}"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "u": return fromUTF16()
    default: return nil
    }
  }

  private mutating func fromUTF16() -> Unicode.Scalar? {
    guard let high = hexadecimal() else { return nil }
    if let scalar = Unicode.Scalar(high) { return scalar }
    guard place + 1 < scalars.count, scalars[place] == "\\", scalars[place + 1] == "u" else { return nil }
    place += 2
    guard let low = hexadecimal(), UTF16.isLeadSurrogate(UInt16(high)), UTF16.isTrailSurrogate(UInt16(low))
    else {
      return nil
    }
    return Unicode.Scalar(0x10000 + ((high & 0x3FF) << 10 | (low & 0x3FF)))
  }

  private mutating func hexadecimal() -> UInt32? {
    let digits = scalars[place...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ $0.properties.isASCIIHexDigit }) else { return nil }
    place += 4
    return UInt32(String(String.UnicodeScalarView(digits)), radix: 16)
  }

  private mutating func passBlanks() {
    while place < scalars.count, " \t\n\r".unicodeScalars.contains(scalars[place]) { place += 1 }
  }
}
