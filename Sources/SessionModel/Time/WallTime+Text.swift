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

  /// Reads a time in UTC or with an offset (`Z`, `+01:00`), with at most six digits behind the second; nil for anything
  /// else, a day that its month does not have, and a leap second.
  public init?(_ text: some StringProtocol) {
    var rest = Substring(text)
    guard let year = Self.number(&rest, 4), Self.takes("-", &rest), let month = Self.number(&rest, 2),
      Self.takes("-", &rest), let day = Self.number(&rest, 2),
      Self.takes("T", &rest) || Self.takes("t", &rest),
      let hour = Self.number(&rest, 2), Self.takes(":", &rest), let minute = Self.number(&rest, 2),
      Self.takes(":", &rest), let second = Self.number(&rest, 2), hour < 24, minute < 60, second < 60,
      (1...12).contains(month), let fraction = Self.fraction(&rest), let offset = Self.offset(&rest),
      rest.isEmpty
    else { return nil }
    let days = Self.day(year, month, day)
    guard Self.date(daysSince1970: days) == (year, month, day) else { return nil }
    let seconds = days * 86_400 + hour * 3_600 + minute * 60 + second - offset
    self.init(microseconds: seconds * 1_000_000 + fraction)
  }

  /// Days since 1970-01-01 of the proleptic Gregorian calendar, after Hinnant, "chrono-compatible low-level date
  /// algorithms": years begin in March, so that the day that comes and goes is the last one.
  private static func day(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let marchYear = month <= 2 ? year - 1 : year
    let era = (marchYear >= 0 ? marchYear : marchYear - 399) / 400
    let yearOfEra = marchYear - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func takes(_ sign: Character, _ rest: inout Substring) -> Bool {
    guard rest.first == sign else { return false }
    rest.removeFirst()
    return true
  }

  private static func number(_ rest: inout Substring, _ count: Int) -> Int64? {
    let digits = rest.prefix(count)
    guard digits.utf8.count == count, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    rest.removeFirst(count)
    return Int64(digits)
  }

  private static func fraction(_ rest: inout Substring) -> Int64? {
    guard takes(".", &rest) else { return 0 }
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    guard (1...6).contains(digits.utf8.count), let number = Int64(digits) else { return nil }
    rest.removeFirst(digits.count)
    return (digits.utf8.count..<6).reduce(number) { number, _ in number * 10 }
  }

  private static func offset(_ rest: inout Substring) -> Int64? {
    if takes("Z", &rest) || takes("z", &rest) { return 0 }
    let sign: Int64 = rest.first == "-" ? -1 : 1
    guard takes("+", &rest) || takes("-", &rest), let hours = number(&rest, 2), takes(":", &rest),
      let minutes = number(&rest, 2), hours < 24, minutes < 60
    else { return nil }
    return sign * (hours * 3_600 + minutes * 60)
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
