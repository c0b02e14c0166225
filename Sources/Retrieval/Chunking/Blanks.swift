/// Blank characters in UTF-8.
enum Blanks {
  /// The bytes of the blank scalar at `offset`, and 0 where another stands there. Blank is what Unicode calls
  /// white space.
  static func length(_ bytes: [UInt8], at offset: Int, before end: Int) -> Int {
    switch bytes[offset] {
    case 0x20, 0x09...0x0D: 1
    case 0xC2 where offset + 1 < end && (bytes[offset + 1] == 0x85 || bytes[offset + 1] == 0xA0): 2
    case 0xE1 where offset + 2 < end && bytes[offset + 1] == 0x9A && bytes[offset + 2] == 0x80: 3
    case 0xE2 where offset + 2 < end && isBlank(0xE2, bytes[offset + 1], bytes[offset + 2]): 3
    case 0xE3 where offset + 2 < end && bytes[offset + 1] == 0x80 && bytes[offset + 2] == 0x80: 3
    default: 0
    }
  }

  /// U+2000 to U+200A, U+2028, U+2029, U+202F and U+205F.
  private static func isBlank(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    if second == 0x81 { return third == 0x9F }
    return second == 0x80 && ((0x80...0x8A).contains(third) || [0xA8, 0xA9, 0xAF].contains(third))
  }
}
