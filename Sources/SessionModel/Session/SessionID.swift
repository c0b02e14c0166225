/// Names one session: a UUID of version 7 (RFC 9562, section 5.7), so that names are in the order of time.
///
/// The 12 bits behind the milliseconds hold the fraction of the millisecond (section 6.2, method 3), the other
/// 62 are random.
public struct SessionID: Hashable, Comparable, Sendable, CustomStringConvertible {
  private let high: UInt64
  private let low: UInt64

  /// Makes a name from when the session was made and 62 of 64 random bits.
  ///
  /// - Parameter time: From 1970 to 10889; an earlier one counts as 1970.
  public init(at time: WallTime, random: UInt64) {
    let microseconds = UInt64(max(0, time.microseconds))
    let fraction = (microseconds % 1_000) * 4_096 / 1_000
    high = (microseconds / 1_000) << 16 | 0x7000 | fraction
    low = 1 << 63 | random & (1 << 62 - 1)
  }

  /// Reads the text form: 36 characters, lower-case hexadecimal with four hyphens, so that a session has one
  /// name only; nil for anything else, another version of UUID too.
  public init?(_ text: some StringProtocol) {
    var bits: (high: UInt64, low: UInt64) = (0, 0)
    var count = 0
    for byte in text.utf8 {
      defer { count += 1 }
      if Self.hyphens.contains(count) {
        guard byte == UInt8(ascii: "-") else { return nil }
        continue
      }
      guard count < Self.length, let digit = Self.value(of: byte) else { return nil }
      bits = (bits.high << 4 | bits.low >> 60, bits.low << 4 | digit)
    }
    guard count == Self.length, bits.high >> 12 & 0xF == 7, bits.low >> 62 == 2 else { return nil }
    (high, low) = bits
  }

  private static let length = 36
  private static let hyphens: Set<Int> = [8, 13, 18, 23]

  private static func value(of byte: UInt8) -> UInt64? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(byte - UInt8(ascii: "a")) + 10
    default: nil
    }
  }

  /// The text form.
  public var description: String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(Self.length)
    for index in 0..<32 {
      if Self.hyphens.contains(text.count) { text.append(UInt8(ascii: "-")) }
      let word = index < 16 ? high : low
      text.append(digits[Int(word >> (60 - 4 * UInt64(index % 16)) & 0xF)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// By time, and at the same moment by chance; the text forms are in the same order.
  public static func < (left: Self, right: Self) -> Bool { (left.high, left.low) < (right.high, right.low) }
}
