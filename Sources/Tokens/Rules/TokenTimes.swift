import SessionModel

/// When a token was made and when it ends, in whole seconds since 1970.
struct TokenTimes: Hashable, Sendable {
  /// What a time can be: from 1970 to the end of the year 9999.
  static let calendar: ClosedRange<Int64> = 0...253_402_300_799
  /// How far the clocks of two machines may lie apart, in seconds.
  static let leewaySeconds: Int64 = 30

  let issuedAt: Int64
  let expiresAt: Int64

  /// Reads `exp`, `nbf` and `iat` (RFC 7519, sections 4.1.4 to 4.1.6) and refuses a token that is not valid now.
  init(_ claims: TokenClaims, at now: WallTime) throws(TokenError) {
    expiresAt = try claims.requiredTime("exp")
    issuedAt = try claims.requiredTime("iat")
    let notBefore = try claims.time("nbf")
    guard issuedAt < expiresAt else { throw .badClaim(name: "exp", problem: "does not lie after iat") }
    guard now < Self.wallTime(expiresAt + Self.leewaySeconds) else { throw .expired }
    for (name, time) in [("nbf", notBefore), ("iat", issuedAt)] {
      guard let time, Self.wallTime(time - Self.leewaySeconds) > now else { continue }
      throw .notYetValid(claim: name)
    }
  }

  /// The end, without leeway.
  var end: WallTime { Self.wallTime(expiresAt) }

  /// Refuses a token that lives longer than one of its role may.
  func check(for role: Role) throws(TokenError) {
    guard expiresAt - issuedAt <= TokenLifetime.mostSeconds(for: role) else { throw .livesTooLong(role) }
  }

  private static func wallTime(_ seconds: Int64) -> WallTime { WallTime(microseconds: seconds * 1_000_000) }
}
