/// Reads JSON strictly (RFC 8259), in one pass.
struct JSONReader {
  /// How deeply arrays and objects may stand in each other.
  static let mostLevels = 16

  private let bytes: [UInt8]
  private var place = 0

  /// The one value that the bytes are.
  static func value(in bytes: [UInt8]) throws(JSONFault) -> JSONValue {
    var reader = JSONReader(bytes: bytes)
    let value = try reader.value(level: 0)
    guard reader.place == bytes.count else { throw .notAnObject }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// A value, with the blanks before and after it.
  private mutating func value(level: Int) throws(JSONFault) -> JSONValue {
    skipBlanks()
    defer { skipBlanks() }
    switch next {
    case UInt8(ascii: "{"): return .object(try object(level: level + 1))
    case UInt8(ascii: "["): return .array(try array(level: level + 1))
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true")
    case UInt8(ascii: "f"): return try word("false")
    case UInt8(ascii: "n"): return try word("null")
    default: return try number()
    }
  }

  private mutating func object(level: Int) throws(JSONFault) -> JSONObject {
    guard level <= Self.mostLevels else { throw .tooDeep }
    var members: [[UInt8]: JSONValue] = [:]
    try list(from: "{", to: "}") { reader throws(JSONFault) in
      reader.skipBlanks()
      let name = try Array(reader.string().utf8)
      reader.skipBlanks()
      guard reader.take(":") else { throw .notAnObject }
      let value = try reader.value(level: level)
      guard members.updateValue(value, forKey: name) == nil else { throw .repeatedName }
    }
    return JSONObject(members: members)
  }

  private mutating func array(level: Int) throws(JSONFault) -> [JSONValue] {
    guard level <= Self.mostLevels else { throw .tooDeep }
    var values: [JSONValue] = []
    try list(from: "[", to: "]") { reader throws(JSONFault) in values.append(try reader.value(level: level)) }
    return values
  }

  private mutating func list(
    from start: Unicode.Scalar, to end: Unicode.Scalar,
    _ item: (inout Self) throws(JSONFault) -> Void
  ) throws(JSONFault) {
    guard take(start) else { throw .notAnObject }
    skipBlanks()
    if take(end) { return }
    repeat { try item(&self) } while take(",")
    guard take(end) else { throw .notAnObject }
  }

  private mutating func word(_ word: String) throws(JSONFault) -> JSONValue {
    guard bytes[place...].starts(with: word.utf8) else { throw .notAnObject }
    place += word.utf8.count
    return .other
  }
}

// What values are made of.
extension JSONReader {
  var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  mutating func skipBlanks() {
    while let next, [0x20, 0x09, 0x0A, 0x0D].contains(next) { place += 1 }
  }

  /// Steps over a character where it comes next.
  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: scalar) else { return false }
    place += 1
    return true
  }

  /// The next byte.
  mutating func advance() throws(JSONFault) -> UInt8 {
    guard let next else { throw .notAnObject }
    place += 1
    return next
  }
}
