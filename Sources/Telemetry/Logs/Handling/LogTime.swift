import Foundation

/// A moment of the wall clock: microseconds since 1970 in UTC. Its text is that of RFC 3339.
public struct LogTime: Hashable, Sendable, CustomStringConvertible {
  /// The years 0000 to 9999, which RFC 3339 can write.
  static let bounds: ClosedRange<Int64> = -62_167_219_200_000_000...253_402_300_799_999_999

  /// Microseconds since 1970, from the year 0 to the year 9999.
  public let microseconds: Int64

  /// Takes a moment; one that RFC 3339 cannot write becomes the nearest that it can.
  public init(microseconds: Int64) {
    self.microseconds = min(max(microseconds, Self.bounds.lowerBound), Self.bounds.upperBound)
  }

  /// Now.
  public static func now() -> LogTime {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return LogTime(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000)
  }

  /// Such as `2026-11-29T10:32:49.123456Z`.
  public var description: String {
    let fraction = Int(microseconds) - seconds * 1_000_000
    var clock = seconds
    var parts = tm()
    gmtime_r(&clock, &parts)
    let date =
      "\(Self.padded(parts.tm_year + 1_900, 4))-\(Self.padded(parts.tm_mon + 1))-\(Self.padded(parts.tm_mday))"
    let time = "\(Self.padded(parts.tm_hour)):\(Self.padded(parts.tm_min)):\(Self.padded(parts.tm_sec))"
    return "\(date)T\(time).\(Self.padded(fraction, 6))Z"
  }

  /// Whole seconds, downwards, also before 1970.
  private var seconds: Int {
    Int(microseconds / 1_000_000) - (microseconds % 1_000_000 < 0 ? 1 : 0)
  }

  private static func padded(_ number: some BinaryInteger, _ width: Int = 2) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
