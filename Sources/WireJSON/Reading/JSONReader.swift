extension JSONValue {
  /// Reads a text of JSON, as RFC 8259 has it and no more.
  ///
  /// Beyond its grammar, refuses a name that comes twice in an object, half a surrogate pair, a byte order mark, and
  /// numbers larger than a double: programs disagree on what these mean.
  public init(parsing bytes: [UInt8], limits: JSONLimits = .body) throws(JSONFault) {
    var reader = JSONReader(bytes, limits: limits)
    self = try reader.document()
  }

  /// Reads a text of JSON, by the same rules as its bytes.
  public init(parsing text: String, limits: JSONLimits = .body) throws(JSONFault) {
    try self.init(parsing: Array(text.utf8), limits: limits)
  }
}

/// Reads one text from its beginning to its end. Goes down one call a level, which the limits bound.
struct JSONReader {
  let bytes: [UInt8]
  let limits: JSONLimits
  /// The byte that is read next; at most `bytes.count`.
  var position = 0
  private var values = 0

  init(_ bytes: [UInt8], limits: JSONLimits) {
    self.bytes = bytes
    self.limits = limits
  }

  mutating func document() throws(JSONFault) -> JSONValue {
    guard bytes.count <= limits.bytes else {
      throw fault(.tooManyBytes(limit: limits.bytes), at: limits.bytes)
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { throw fault(.byteOrderMark) }
    skipBlanks()
    guard position < bytes.count else { throw fault(.empty) }
    let value = try value(depth: 0)
    skipBlanks()
    guard position == bytes.count else { throw fault(.trailingText) }
    return value
  }

  /// Reads the value that begins here, in `depth` arrays and objects.
  private mutating func value(depth: Int) throws(JSONFault) -> JSONValue {
    let first = try byte()
    guard values < limits.values else { throw fault(.tooManyValues(limit: limits.values)) }
    values += 1
    switch first {
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
    case UInt8(ascii: "{"): return .object(try object(depth: depth + 1))
    case UInt8(ascii: "["): return .array(try array(depth: depth + 1))
    case UInt8(ascii: "t"): return try literal("true", .bool(true))
    case UInt8(ascii: "f"): return try literal("false", .bool(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    default: throw fault(.expected(.value))
    }
  }

  private mutating func array(depth: Int) throws(JSONFault) -> [JSONValue] {
    guard depth <= limits.depth else { throw fault(.tooDeep(limit: limits.depth)) }
    position += 1
    skipBlanks()
    var elements: [JSONValue] = []
    if try takes(UInt8(ascii: "]")) { return elements }
    while true {
      elements.append(try value(depth: depth))
      skipBlanks()
      if try takes(UInt8(ascii: "]")) { return elements }
      guard try takes(UInt8(ascii: ",")) else { throw fault(.expected(.commaOrBracket)) }
      skipBlanks()
    }
  }

  private mutating func object(depth: Int) throws(JSONFault) -> JSONObject {
    guard depth <= limits.depth else { throw fault(.tooDeep(limit: limits.depth)) }
    position += 1
    skipBlanks()
    var object = JSONObject()
    if try takes(UInt8(ascii: "}")) { return object }
    guard try byte() == UInt8(ascii: "\"") else { throw fault(.expected(.nameOrEnd)) }
    while true {
      try member(of: &object, depth: depth)
      skipBlanks()
      if try takes(UInt8(ascii: "}")) { return object }
      guard try takes(UInt8(ascii: ",")) else { throw fault(.expected(.commaOrBrace)) }
      skipBlanks()
    }
  }

  private mutating func member(of object: inout JSONObject, depth: Int) throws(JSONFault) {
    let start = position
    guard try byte() == UInt8(ascii: "\"") else { throw fault(.expected(.name)) }
    let name = try string()
    skipBlanks()
    guard try takes(UInt8(ascii: ":")) else { throw fault(.expected(.colon)) }
    skipBlanks()
    guard object.append(name, try value(depth: depth)) else { throw fault(.duplicateName, at: start) }
  }

  private mutating func literal(_ word: StaticString, _ value: JSONValue) throws(JSONFault) -> JSONValue {
    for offset in 0..<word.utf8CodeUnitCount {
      guard try byte() == word.utf8Start[offset] else { throw fault(.expected(.value)) }
      position += 1
    }
    return value
  }
}

/// Steps and faults, for all parts of the reader.
extension JSONReader {
  /// The byte that is read next.
  func byte() throws(JSONFault) -> UInt8 {
    guard position < bytes.count else { throw fault(.endsEarly) }
    return bytes[position]
  }

  /// Goes over a byte where it is this one.
  mutating func takes(_ expected: UInt8) throws(JSONFault) -> Bool {
    guard try byte() == expected else { return false }
    position += 1
    return true
  }

  mutating func skipBlanks() {
    while position < bytes.count, Self.isBlank(bytes[position]) { position += 1 }
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  func fault(_ problem: JSONFault.Problem, at offset: Int? = nil) -> JSONFault {
    JSONFault(problem, at: offset ?? position, in: bytes)
  }
}
