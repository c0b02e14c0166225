/// A moment on the calendar's clock, in whole microseconds, as facts are dated with.
public struct WallTime: Hashable, Comparable, Sendable {
  /// Microseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
  public let microseconds: Int64

  /// Takes a moment.
  public init(microseconds: Int64) { self.microseconds = microseconds }

  /// By time.
  public static func < (left: Self, right: Self) -> Bool { left.microseconds < right.microseconds }

  /// The moment that lies `length` later, to the microsecond; one beyond the calendar's end is that end.
  public static func + (moment: Self, length: Duration) -> Self {
    moment.moved(by: length.wholeMicroseconds, Int64.addingReportingOverflow)
  }

  /// The moment that lies `length` earlier, to the microsecond; one beyond the calendar's end is that end.
  public static func - (moment: Self, length: Duration) -> Self {
    moment.moved(by: length.wholeMicroseconds, Int64.subtractingReportingOverflow)
  }

  private func moved(
    by amount: Int64, _ move: (Int64) -> (Int64) -> (partialValue: Int64, overflow: Bool)
  ) -> Self {
    let (moved, isBeyond) = move(microseconds)(amount)
    guard isBeyond else { return Self(microseconds: moved) }
    // A sum wraps to the other side, so its sign tells which end was passed.
    return Self(microseconds: moved < 0 ? .max : .min)
  }
}
