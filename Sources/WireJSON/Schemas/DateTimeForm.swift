/// The form of a date and time in RFC 3339, section 5.6: `2026-03-01T09:30:00.25+01:00`.
enum DateTimeForm {
  /// Whether a text is one: of days that exist, of leap seconds only where one can be.
  static func isMet(by text: String) -> Bool {
    var rest = Array(text.utf8)[...]
    guard let year = number(4, &rest), take("-", &rest),
      let month = number(2, &rest), (1...12).contains(month), take("-", &rest),
      let day = number(2, &rest), (1...days(in: month, of: year)).contains(day), take("Tt", &rest),
      let hour = number(2, &rest), hour <= 23, take(":", &rest),
      let minute = number(2, &rest), minute <= 59, take(":", &rest),
      let second = number(2, &rest), second <= 60, takeFraction(&rest),
      let offset = offset(&rest), rest.isEmpty
    else { return false }
    return second < 60 || isLastMinute(hour * 60 + minute - offset)
  }

  /// Whether it is 23:59 in UTC, the only minute that can have 61 seconds.
  private static func isLastMinute(_ minutes: Int) -> Bool { (minutes + 2 * 1_440) % 1_440 == 1_439 }

  /// How many days a month of the Gregorian calendar has.
  private static func days(in month: Int, of year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return switch month {
    case 2: isLeap ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Minutes east of UTC; nil where there is no offset.
  private static func offset(_ rest: inout ArraySlice<UInt8>) -> Int? {
    if take("Zz", &rest) { return 0 }
    let isWest = rest.first == UInt8(ascii: "-")
    guard take("+-", &rest), let hours = number(2, &rest), hours <= 23, take(":", &rest),
      let minutes = number(2, &rest), minutes <= 59
    else { return nil }
    return (isWest ? -1 : 1) * (hours * 60 + minutes)
  }

  /// False where there is a point without digits.
  private static func takeFraction(_ rest: inout ArraySlice<UInt8>) -> Bool {
    guard take(".", &rest) else { return true }
    guard number(1, &rest) != nil else { return false }
    while number(1, &rest) != nil {}
    return true
  }

  private static func number(_ digits: Int, _ rest: inout ArraySlice<UInt8>) -> Int? {
    let part = rest.prefix(digits)
    let isNumber = part.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard part.count == digits, isNumber else { return nil }
    rest = rest.dropFirst(digits)
    return part.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  /// Goes over one byte of these.
  private static func take(_ either: String, _ rest: inout ArraySlice<UInt8>) -> Bool {
    guard let first = rest.first, either.utf8.contains(first) else { return false }
    rest = rest.dropFirst()
    return true
  }
}
