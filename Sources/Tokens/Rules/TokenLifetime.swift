import SessionModel

/// How long a token may live.
public enum TokenLifetime {
  /// From 1 s to 7 days for candidates: an interview is taken within that time. To 400 days for others, so that a
  /// hiring system can be given a new one each year.
  public static func bounds(for role: Role) -> ClosedRange<Duration> {
    .seconds(1) ... .seconds(mostSeconds(for: role))
  }

  static func mostSeconds(for role: Role) -> Int64 {
    let day: Int64 = 86_400
    return role == .candidate ? 7 * day : 400 * day
  }
}
