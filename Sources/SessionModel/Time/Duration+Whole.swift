extension Duration {
  /// Rounded towards zero; a length beyond ±292,000 years is brought to that border.
  var wholeMicroseconds: Int64 { whole(in: 1_000_000) }

  /// Rounded towards zero, as metrics take it; a length beyond ±292 years is brought to that border.
  public var wholeNanoseconds: Int64 { whole(in: 1_000_000_000) }

  /// - Parameter parts: How many parts a second has.
  private func whole(in parts: Int64) -> Int64 {
    let (seconds, attoseconds) = components
    let (whole, isBeyond) = seconds.multipliedReportingOverflow(by: parts)
    guard !isBeyond else { return seconds < 0 ? .min : .max }
    let (sum, isOver) = whole.addingReportingOverflow(attoseconds / (1_000_000_000_000_000_000 / parts))
    return isOver ? (seconds < 0 ? .min : .max) : sum
  }
}
