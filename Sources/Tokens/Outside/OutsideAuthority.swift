import Persistence
import SessionModel

/// Judges tokens of an outside issuer.
struct OutsideAuthority: Sendable {
  private let issuer: OutsideIssuer
  private let keys: KeySetCache

  init(_ issuer: OutsideIssuer) {
    self.issuer = issuer
    keys = KeySetCache(fetch: issuer.keySet)
  }

  func caller(_ token: CompactToken, at now: WallTime) async throws(TokenError) -> Caller {
    guard let key = try await keys.key(token.header.keyID, at: now) else { throw .unknownKey }
    return try caller(token.claims(signedBy: key), at: now)
  }

  private func caller(_ claims: TokenClaims, at now: WallTime) throws(TokenError) -> Caller {
    try issuer.party.check(claims)
    let times = try TokenTimes(claims, at: now)
    let role = try issuer.roles.role(claims)
    try times.check(for: role)
    let subject = try claims.string(issuer.subjectClaim)
    return Caller(
      try Principal.named(role, subject, claim: issuer.subjectClaim), session: nil, expiresAt: times.end,
      tokenID: try claims.tokenID())
  }
}
