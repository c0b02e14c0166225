import TestSupport
import Testing
import WireJSON

@Suite("Numbers are read exactly, or as near as a double is")
struct NumberTests {
  private func number(_ text: String) throws -> JSONNumber {
    try #require(try JSONValue(parsing: text).number, "\(text)")
  }

  @Test(
    "What is whole and fits is an integer, however it is written",
    arguments: [
      ("0", 0), ("-0", 0), ("0.0", 0), ("0e9", 0), ("-0.000e-99999999999999999999", 0), ("7", 7), ("1.0", 1),
      ("1e2", 100),
      ("1E+2", 100), ("1200e-2", 12), ("-1.50e1", -15), ("9223372036854775807", Int.max),
      ("-9223372036854775808", Int.min), ("922337203685477580.70e1", Int.max),
      ("9223372036854775807.000", Int.max), ("9007199254740993", 9_007_199_254_740_993),
      ("0.0000000000000000000000001e25", 1), ("10000000000000000000000000e-25", 1),
      ("1e18", 1_000_000_000_000_000_000),
    ])
  func whole(text: String, expected: Int) throws {
    #expect(try number(text).integer == expected)
    #expect(try number(text).double == Double(expected))
  }

  @Test(
    "What is not whole or does not fit is none",
    arguments: [
      "0.5", "1e-1", "9223372036854775808", "-9223372036854775809", "1e19", "1e300",
      "1.00000000000000000000000001",
      "1e-400", "0.99999999999999999999999", "18446744073709551616", "12345678901234567890123",
    ])
  func notWhole(text: String) throws {
    #expect(try number(text).integer == nil)
    #expect(try number(text).double == Double(text))
  }

  @Test("A number nearest to a whole one is not that one")
  func nearlyWhole() throws {
    #expect(try number("1.00000000000000000000000001") != number("1"))
    #expect(try number("1.0") == number("10e-1"))
  }

  @Test(
    "Doubles at their limits are read as the language reads them",
    arguments: [
      "1.7976931348623157e308", "-1.7976931348623157e308", "2.2250738585072014e-308", "4.9e-324", "2.4e-324",
      "1e22", "1e23",
      "9007199254740992.5", "9007199254740993.0", "0.1", "123456789012345.678", "2.2250738585072011e-308",
      "179769313486231580793728971405303415079934132710037826936173778980444968292764750946649017977587207096330286416692887910946555547851940402630657488671505820681908902000708383676273854845817711531764475730270069855571366959622842914819860834936475292719074168444365510704342711559699508093042880",
    ])
  func limits(text: String) throws {
    #expect(try number(text).double.bitPattern == Double(text)?.bitPattern)
  }

  @Test("Numbers of any digits are those that the language reads", arguments: [UInt64(20_260_301)])
  func random(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<20_000 {
      let digits = Int.random(in: 1...25, using: &generator)
      var text = Bool.random(using: &generator) ? "-" : ""
      text += String(Int.random(in: 1...9, using: &generator))
      text += (1..<max(digits, 2)).map { _ in String(Int.random(in: 0...9, using: &generator)) }.joined()
      text += ".\(Int.random(in: 0...999, using: &generator))e\(Int.random(in: -40...40, using: &generator))"
      #expect(try number(text).double == Double(text), "seed \(seed): \(text)")
    }
  }

  @Test("A number too large for a double is refused, and one of too many digits")
  func tooLarge() {
    for text in ["1e309", "-1.8e308", "1e99999999999999999999", "[2e308]"] {
      #expect(throws: JSONFault.self) { try JSONValue(parsing: text) }
    }
    let digits = String(repeating: "1", count: 999)
    #expect(throws: Never.self) { try JSONValue(parsing: "0.\(digits.dropLast())") }
    #expect(throws: JSONFault.self) { try JSONValue(parsing: "0.\(digits)") }
  }

  @Test("What is written as an exact integer is compared as one")
  func equality() {
    #expect(JSONNumber(1.0) == JSONNumber(1))
    #expect(JSONNumber(-0.0) == JSONNumber(0))
    #expect(JSONNumber(9_007_199_254_740_993) != JSONNumber(9_007_199_254_740_992))
    #expect(JSONNumber(0x1p63).integer == nil)
    #expect(JSONNumber(-0x1p63).integer == Int.min)
  }
}
