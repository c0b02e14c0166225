import SessionModel

extension WallTime {
  /// The moment as RFC 3339 has it (section 5.6), in UTC, rounded down to milliseconds: `2026-03-01T09:30:00.250Z`.
  ///
  /// Such a text has years of four digits: what lies outside 0000 to 9999 reads as the nearest that does not.
  public var rfc3339: String {
    let bounded = min(max(microseconds, Self.earliestWritten), Self.latestWritten)
    let milliseconds = bounded.floored(by: 1_000)
    let (days, ofDay) = (milliseconds.floored(by: 86_400_000), milliseconds.modulo(86_400_000))
    let (year, month, day) = Self.date(daysSince1970: days)
    let seconds = ofDay / 1_000
    return "\(padded(year, 4))-\(padded(month))-\(padded(day))T\(padded(seconds / 3_600)):"
      + "\(padded(seconds / 60 % 60)):\(padded(seconds % 60)).\(padded(ofDay % 1_000, 3))Z"
  }

  /// 0000-01-01T00:00:00Z and the last microsecond of 9999.
  private static let earliestWritten: Int64 = -62_167_219_200_000_000
  private static let latestWritten: Int64 = 253_402_300_799_999_999

  /// The date of a day in the Gregorian calendar. Years are counted from March, so that the leap day is their last, in
  /// eras of 400 years with 146,097 days each (Hinnant, "chrono-Compatible Low-Level Date Algorithms").
  private static func date(daysSince1970 days: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let sinceEra0 = days + 719_468
    let (era, ofEra) = (sinceEra0.floored(by: 146_097), sinceEra0.modulo(146_097))
    let yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * ofYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, ofYear - (153 * monthFromMarch + 2) / 5 + 1)
  }

  private func padded(_ number: Int64, _ width: Int = 2) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

extension Int64 {
  /// Divided and rounded down, also below zero.
  fileprivate func floored(by divisor: Int64) -> Int64 { (self - modulo(divisor)) / divisor }

  /// What is left of that, 0 or more.
  fileprivate func modulo(_ divisor: Int64) -> Int64 {
    let rest = self % divisor
    return rest < 0 ? rest + divisor : rest
  }
}
