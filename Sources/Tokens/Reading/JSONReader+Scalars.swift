extension JSONReader {
  /// A string, from mark to mark.
  mutating func string() throws(JSONFault) -> String {
    guard take("\"") else { throw .notAnObject }
    var text: [UInt8] = []
    while true {
      let byte = try advance()
      switch byte {
      case UInt8(ascii: "\""):
        guard let string = String(validating: text, as: UTF8.self) else { throw .notAnObject }
        return string
      case UInt8(ascii: "\\"): text += try escaped()
      case 0..<0x20: throw .notAnObject
      default: text.append(byte)
      }
    }
  }

  private mutating func escaped() throws(JSONFault) -> [UInt8] {
    let byte = try advance()
    switch Unicode.Scalar(byte) {
    case "\"", "\\", "/": return [byte]
    case "b": return [0x08]
    case "f": return [0x0C]
    case "n": return [0x0A]
    case "r": return [0x0D]
    case "t": return [0x09]
    case "u": return Array(String(Character(try scalar())).utf8)
    default: throw .notAnObject
    }
  }

  /// A scalar behind `\u`, in one unit of UTF-16 or two; half a pair alone is refused.
  private mutating func scalar() throws(JSONFault) -> Unicode.Scalar {
    let first = try unit()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard UTF16.isLeadSurrogate(UInt16(first)), take("\\"), take("u") else { throw .notAnObject }
    let second = try unit()
    guard UTF16.isTrailSurrogate(UInt16(second)),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw .notAnObject }
    return scalar
  }

  private mutating func unit() throws(JSONFault) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = Character(Unicode.Scalar(try advance())).hexDigitValue else { throw .notAnObject }
      unit = unit << 4 | UInt32(digit)
    }
    return unit
  }

  /// A number; what comes next may be anything.
  mutating func number() throws(JSONFault) -> JSONValue {
    var text: [UInt8] = []
    if take("-") { text.append(UInt8(ascii: "-")) }
    let whole = digits()
    // Neither nothing nor zeros before the number.
    guard let first = whole.first, first != UInt8(ascii: "0") || whole.count == 1 else { throw .notAnObject }
    text += whole
    var isWhole = true
    if take(".") {
      isWhole = false
      guard !digits().isEmpty else { throw .notAnObject }
    }
    if take("e") || take("E") {
      isWhole = false
      if !take("+") { _ = take("-") }
      guard !digits().isEmpty else { throw .notAnObject }
    }
    guard isWhole, let number = Int64(String(decoding: text, as: UTF8.self)) else { return .other }
    return .integer(number)
  }

  private mutating func digits() -> [UInt8] {
    var digits: [UInt8] = []
    while let next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next) {
      digits.append(next)
      _ = take(Unicode.Scalar(next))
    }
    return digits
  }
}
