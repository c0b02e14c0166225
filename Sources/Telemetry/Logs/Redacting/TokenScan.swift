/// Finds what looks like a JSON Web Token.
enum TokenScan {
  typealias Bytes = Substring.UTF8View

  /// Where the next `eyJ` stands; nil where there is none.
  static func beginning(in bytes: Bytes) -> Bytes.Index? {
    var rest = bytes
    while let start = rest.firstIndex(of: UInt8(ascii: "e")) {
      if rest[start...].starts(with: "eyJ".utf8) { return start }
      rest = rest[rest.index(after: start)...]
    }
    return nil
  }

  /// Where a token ends that begins at the beginning; nil where none does. An unsigned token has an empty third part,
  /// an encrypted one has five parts.
  static func end(of bytes: Bytes) -> Bytes.Index? {
    let header = bytes.prefix(while: isBase64URL)
    guard let payload = part(after: header.endIndex, in: bytes), !payload.isEmpty,
      var last = part(after: payload.endIndex, in: bytes)
    else { return nil }
    while let next = part(after: last.endIndex, in: bytes), !next.isEmpty { last = next }
    return last.endIndex
  }

  static func isBase64URL(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// The part after a point; nil where there is no point.
  private static func part(after index: Bytes.Index, in bytes: Bytes) -> Bytes? {
    guard index < bytes.endIndex, bytes[index] == UInt8(ascii: ".") else { return nil }
    return bytes[bytes.index(after: index)...].prefix(while: isBase64URL)
  }
}
