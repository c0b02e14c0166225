/// A number as it was written: digits and a power of ten.
struct Decimal {
  /// As many digits fit in `digits` whatever they are.
  private static let mostDigits = 19
  /// The powers of ten that a double holds exactly.
  private static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19,
    1e20, 1e21, 1e22,
  ]

  var isNegative = false
  /// The power of ten that the digits are multiplied by.
  var exponent = 0
  /// The first digits, zeros at the beginning left out.
  private var digits: UInt64 = 0
  private var digitCount = 0
  /// Whether a digit other than zero had no room.
  private var isCut = false

  /// Takes the next digit before the point.
  mutating func append(_ digit: UInt8) {
    if !fits(digit) { exponent += 1 }
  }

  /// Takes the next digit behind the point.
  mutating func append(fraction digit: UInt8) {
    if fits(digit) { exponent -= 1 }
  }

  private mutating func fits(_ digit: UInt8) -> Bool {
    guard digitCount < Self.mostDigits else {
      isCut = isCut || digit != 0
      return false
    }
    digits = digits * 10 + UInt64(digit)
    if digits > 0 { digitCount += 1 }
    return true
  }

  /// The number; nil where no double is as large.
  ///
  /// - Parameter text: What was read, for the numbers that take more care.
  func number(_ text: () -> String) -> JSONNumber? {
    if let integer { return JSONNumber(integer) }
    if let quick { return JSONNumber(inexact: quick) }
    guard let double = Double(text()), double.isFinite else { return nil }
    return JSONNumber(inexact: double)
  }

  /// The number where it is whole and fits.
  private var integer: Int? {
    guard !isCut else { return nil }
    if digits == 0 { return 0 }
    var (magnitude, exponent) = (digits, exponent)
    while exponent < 0 {
      let (quotient, rest) = magnitude.quotientAndRemainder(dividingBy: 10)
      guard rest == 0 else { return nil }
      (magnitude, exponent) = (quotient, exponent + 1)
    }
    guard exponent < Self.mostDigits else { return nil }
    for _ in 0..<exponent {
      let (product, isTooLarge) = magnitude.multipliedReportingOverflow(by: 10)
      guard !isTooLarge else { return nil }
      magnitude = product
    }
    return isNegative ? Int(exactly: -Int128(magnitude)) : Int(exactly: magnitude)
  }

  /// The nearest double where one operation on exact doubles gives it (Clinger 1990, "How to read floating point
  /// numbers accurately").
  private var quick: Double? {
    guard !isCut, digits <= 1 << 53, Self.powers.indices.contains(abs(exponent)) else { return nil }
    let power = Self.powers[abs(exponent)]
    let magnitude = exponent < 0 ? Double(digits) / power : Double(digits) * power
    return isNegative ? -magnitude : magnitude
  }
}
