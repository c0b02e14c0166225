extension Double {
  /// ln of a positive, finite number, to the last bits; the core imports no C library.
  public var naturalLogarithm: Double {
    // The number is s · 2^n with s near 1, where ln s = 2 artanh((s − 1) / (s + 1)) converges fast.
    var significand = significand
    var power = Double(exponent)
    if significand > 1.414_213_562_373_095 {
      significand /= 2
      power += 1
    }
    let quotient = (significand - 1) / (significand + 1)
    let square = quotient * quotient
    var series = 0.0
    for odd in stride(from: 23.0, through: 1, by: -2) { series = series * square + 1 / odd }
    return power * 0.693_147_180_559_945_3 + 2 * quotient * series
  }
}
