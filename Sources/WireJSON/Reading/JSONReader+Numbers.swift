extension JSONReader {
  /// Reads the number that begins here.
  mutating func number() throws(JSONFault) -> JSONNumber {
    let start = position
    var decimal = Decimal()
    if bytes[position] == UInt8(ascii: "-") {
      decimal.isNegative = true
      position += 1
    }
    try whole(into: &decimal, from: start)
    try fraction(into: &decimal, from: start)
    try exponent(into: &decimal, from: start)
    guard position - start <= JSONLimits.mostNumberBytes else {
      throw fault(.numberTooLong(limit: JSONLimits.mostNumberBytes), at: start)
    }
    let number = decimal.number { String(decoding: bytes[start..<position], as: UTF8.self) }
    guard let number else { throw fault(.numberTooLarge, at: start) }
    return number
  }

  private mutating func whole(into decimal: inout Decimal, from start: Int) throws(JSONFault) {
    if try byte() == UInt8(ascii: "0") {
      position += 1
      guard digit() == nil else { throw fault(.malformedNumber, at: start) }
    } else {
      try digits(from: start) { decimal.append($0) }
    }
  }

  private mutating func fraction(into decimal: inout Decimal, from start: Int) throws(JSONFault) {
    guard position < bytes.count, bytes[position] == UInt8(ascii: ".") else { return }
    position += 1
    try digits(from: start) { decimal.append(fraction: $0) }
  }

  private mutating func exponent(into decimal: inout Decimal, from start: Int) throws(JSONFault) {
    guard position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") else { return }
    position += 1
    let sign = try byte()
    if sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { position += 1 }
    var exponent = 0
    // Beyond this every number is zero or too large, however many digits of a fraction there are.
    try digits(from: start) { exponent = min(exponent * 10 + Int($0), 1_000_000) }
    decimal.exponent += sign == UInt8(ascii: "-") ? -exponent : exponent
  }

  /// Reads one or more digits.
  private mutating func digits(from start: Int, _ take: (UInt8) -> Void) throws(JSONFault) {
    _ = try byte()
    guard digit() != nil else { throw fault(.malformedNumber, at: start) }
    while let digit = digit() {
      take(digit)
      position += 1
    }
  }

  /// The digit that stands here; nil where there is none.
  private func digit() -> UInt8? {
    guard position < bytes.count else { return nil }
    let value = bytes[position] &- UInt8(ascii: "0")
    return value <= 9 ? value : nil
  }
}
