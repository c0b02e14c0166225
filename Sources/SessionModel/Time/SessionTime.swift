/// A length of session time, in whole microseconds.
///
/// Integers, so that the rules' borders are exact: two seconds are two seconds, however they were added up.
public struct SessionDuration: Hashable, Comparable, Sendable {
  /// The length in microseconds; negative when the end lies before the start.
  public let microseconds: Int64

  /// No time at all.
  public static let zero = SessionDuration(microseconds: 0)

  /// Creates a length from microseconds.
  public init(microseconds: Int64) { self.microseconds = microseconds }

  /// Creates a length from seconds, rounded to the nearest microsecond. Not-a-number becomes zero;
  /// a value beyond ±292,000 years is brought to that border.
  public init(seconds: Double) { microseconds = wholeMicroseconds(fromSeconds: seconds) }

  /// The length in seconds.
  public var seconds: Double { Double(microseconds) / 1_000_000 }

  /// Whether `a` is shorter.
  public static func < (a: Self, b: Self) -> Bool { a.microseconds < b.microseconds }
  /// Both, one after the other.
  public static func + (a: Self, b: Self) -> Self { Self(microseconds: a.microseconds &+ b.microseconds) }
  /// What is left of `a`; negative when `b` is longer.
  public static func - (a: Self, b: Self) -> Self { Self(microseconds: a.microseconds &- b.microseconds) }
  /// Lengthens `a`.
  public static func += (a: inout Self, b: Self) { a = a + b }
}

/// A moment of capture, in whole microseconds since the session (or the recording) began.
///
/// Never the wall clock: every rule is decided by the time at which a sample was taken.
public struct SessionTime: Hashable, Comparable, Sendable {
  /// Microseconds since the session began.
  public let microseconds: Int64

  /// The beginning of the session.
  public static let zero = SessionTime(microseconds: 0)

  /// Creates a moment from microseconds since the session began.
  public init(microseconds: Int64) { self.microseconds = microseconds }

  /// Creates a moment from seconds since the session began, rounded to the nearest microsecond.
  public init(seconds: Double) { microseconds = wholeMicroseconds(fromSeconds: seconds) }

  /// Seconds since the session began.
  public var seconds: Double { Double(microseconds) / 1_000_000 }

  /// Whether `a` is earlier.
  public static func < (a: Self, b: Self) -> Bool { a.microseconds < b.microseconds }
  /// The time from `b` to `a`; negative when `a` is earlier.
  public static func - (a: Self, b: Self) -> SessionDuration {
    SessionDuration(microseconds: a.microseconds &- b.microseconds)
  }
  /// The moment that lies `b` later.
  public static func + (a: Self, b: SessionDuration) -> Self {
    Self(microseconds: a.microseconds &+ b.microseconds)
  }
  /// The moment that lies `b` earlier.
  public static func - (a: Self, b: SessionDuration) -> Self {
    Self(microseconds: a.microseconds &- b.microseconds)
  }
}

/// Rounds seconds to microseconds without trapping on what a hostile file may say.
private func wholeMicroseconds(fromSeconds seconds: Double) -> Int64 {
  guard !seconds.isNaN else { return 0 }
  let bound = 9.2e18
  return Int64(min(max((seconds * 1_000_000).rounded(), -bound), bound))
}
