import TestSupport
import Testing

@testable import HTTPAPI

@Suite("Percent-encoding")
struct PercentCodingTests {
  @Test(
    "is decoded, or refused as a whole",
    arguments: [
      ("", ""), ("a", "a"), ("%41%4a%4A", "AJJ"), ("%C3%A9", "é"), ("%F0%9F%A6%94", "🦔"), ("a+b", "a b"),
      ("%2B", "+"), ("%00", "\0"), ("%", nil), ("%4", nil), ("%4g", nil), ("%g4", nil), ("%%41", nil),
      ("%C3", nil), ("%FF", nil), ("%C0%AF", nil), ("%ED%A0%80", nil), ("%+1", nil),
    ] as [(String, String?)])
  func decode(text: String, expected: String?) {
    #expect(PercentCoding.decode(text[...], plusIsSpace: true) == expected)
  }

  @Test("leaves a plus in a path alone")
  func plus() { #expect(PercentCoding.decode("a+b", plusIsSpace: false) == "a+b") }

  @Test("gives back what was encoded, whatever it was")
  func random() {
    let seed = UInt64.random(in: .min ... .max)
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      let scalars = (0..<Int.random(in: 0...20, using: &generator)).compactMap { _ in
        Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &generator))
      }
      var text = ""
      text.unicodeScalars.append(contentsOf: scalars)
      let encoded = text.utf8.map { byte in
        let digits = String(byte, radix: 16, uppercase: Bool.random(using: &generator))
        return "%" + (digits.count < 2 ? "0" : "") + digits
      }.joined()
      let decoded = PercentCoding.decode(encoded[...], plusIsSpace: true)
      #expect(decoded.map { Array($0.utf8) } == Array(text.utf8), "seed \(seed)")
    }
  }

  @Test(
    "of a query is parted before it is decoded",
    arguments: [
      ("", []), ("a=1", ["a=1"]), ("a=1&b=2", ["a=1", "b=2"]), ("a", ["a="]), ("a=", ["a="]), ("=1", ["=1"]),
      ("a=b=c", ["a=b=c"]), ("a%3Db=1%262", ["a=b=1&2"]), ("&&a=1&&", ["a=1"]), ("a=%zz", nil), ("%=1", nil),
    ] as [(String, [String]?)])
  func query(text: String, expected: [String]?) {
    #expect(PercentCoding.query(text[...])?.map { "\($0.name)=\($0.value)" } == expected)
  }
}
