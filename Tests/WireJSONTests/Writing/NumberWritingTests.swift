import TestSupport
import Testing
import WireJSON

@Suite("Numbers are written so that they read back the same, and no longer than that takes")
struct NumberWritingTests {
  private func text(_ value: some JSONWritable) -> String {
    var writer = JSONWriter()
    writer.value(value)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test(
    "Whole numbers",
    arguments: [0, 7, -7, 10, 99, 100, -1_000, 1_234_567_890, Int.max, Int.min, Int.max / 10])
  func integers(value: Int) { #expect(text(value) == String(value)) }

  @Test(
    "Doubles",
    arguments: [
      (0.5, "0.5"), (-0.5, "-0.5"), (0.1, "0.1"), (1.0, "1"), (-0.0, "0"), (100.0, "100"), (12.34, "12.34"),
      (0.000001, "0.000001"), (1.000001, "1.000001"), (-3.25, "-3.25"),
      (0.30000000000000004, "0.30000000000000004"),
      (1e-7, "1e-07"), (1e15, "1000000000000000"), (1e22, "1e+22"), (1.0 / 3, "0.3333333333333333"),
      (999_999_999.999999, "999999999.999999"), (123_456_789.5, "123456789.5"), (1e300, "1e+300"),
      (9_007_199_254_740_992, "9007199254740992"), (9_007_199_254_740_994, "9.007199254740994e+15"),
      (99_999_999_999_999.0, "99999999999999"),
    ] as [(Double, String)])
  func doubles(value: Double, expected: String) { #expect(text(value) == expected) }

  @Test(
    "Any double reads back bit by bit, in no more digits than the language takes", arguments: [UInt64(11)])
  func random(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for round in 0..<20_000 {
      let bits = UInt64.random(in: .min ... .max, using: &generator)
      let near = Double(Int.random(in: -10_000_000...10_000_000, using: &generator)) / 1_000
      let few = Double(Int.random(in: -999_999_999...999_999_999, using: &generator)) / 1e6
      let value = [Double(bitPattern: bits), near, few.nextUp, few][round % 4]
      guard value.isFinite else { continue }
      let written = text(value)
      let read = try JSONValue(parsing: written)
      #expect(read.double?.bitPattern == value.bitPattern || value == 0, "seed \(seed): \(value)")
      // The language writes 5e-05 and 1.0 where others are as short.
      #expect(digits(written) <= digits(value.description), "seed \(seed): \(value)")
    }
  }

  /// How many digits there are between the first and the last that is no zero.
  private func digits(_ text: String) -> Int {
    let digits = text.prefix { $0 != "e" }.filter(\.isNumber).drop { $0 == "0" }
    return digits.count - digits.reversed().prefix { $0 == "0" }.count
  }

  @Test("Numbers that were read are written exactly")
  func roundTrip() throws {
    for text in ["9007199254740993", "-9223372036854775808", "0.1", "[1,2.5,-3]"] {
      #expect(try JSONValue(parsing: text).bytes == Array(text.utf8))
    }
  }
}
