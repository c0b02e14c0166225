/// A moment on the calendar's clock, in whole microseconds, as facts are dated with.
public struct WallTime: Hashable, Comparable, Sendable {
  /// Microseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
  public let microseconds: Int64

  /// Takes a moment.
  public init(microseconds: Int64) { self.microseconds = microseconds }

  /// By time.
  public static func < (left: Self, right: Self) -> Bool { left.microseconds < right.microseconds }
}
