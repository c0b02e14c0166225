import SessionModel

/// Makes tokens and judges them: JWTs (RFC 7519) with a role and, for candidates, exactly one session.
///
/// A token is judged by the key that its header names: ours, or one of an outside issuer. It must then be of the issuer
/// that this key belongs to. Holds no clock; the caller hands the time in.
public struct TokenAuthority: Sendable {
  let keys: TokenKeys
  let own: OwnTokenRules
  private let outside: OutsideAuthority?

  /// Takes keys and names.
  ///
  /// - Parameters:
  ///   - keys: Our own.
  ///   - issuer: Who makes our tokens (`iss`), 1 to 200 visible ASCII characters, such as the server's URL.
  ///   - audience: For whom they are (`aud`), 1 to 200 visible ASCII characters.
  ///   - outside: Whose tokens for hr and admin are taken too; nil for nobody's. Never under our own name.
  /// - Throws: ``TokenError/badSetting(name:problem:)``.
  public init(
    keys: TokenKeys, issuer: String, audience: String, outside: OutsideIssuer? = nil
  ) throws(TokenError) {
    if let outside, outside.party.issuer.hasSameBytes(as: issuer) {
      throw .badSetting(
        name: "outside issuer", problem: "is this server's own issuer; set another for one of them")
    }
    self.keys = keys
    own = OwnTokenRules(party: try TokenParty(issuer: issuer, audience: audience, of: "token"))
    self.outside = outside.map(OutsideAuthority.init)
  }

  /// Judges a token, which is at most 8 KiB.
  ///
  /// Waits only where the token names a key that may be new at the outside issuer.
  ///
  /// - Returns: Whom it names; whether they may do what they ask is for the caller to say.
  /// - Throws: ``TokenError``, of the kinds ``TokenError/Kind/expired``, ``TokenError/Kind/invalid`` and
  ///   ``TokenError/Kind/unavailable``.
  public func verify(_ token: String, at now: WallTime) async throws(TokenError) -> Caller {
    let token = try CompactToken(token)
    if let key = keys.verifyingKey(token.header.keyID) {
      return try own.caller(token.claims(signedBy: key), at: now)
    }
    guard let outside else { throw .unknownKey }
    return try await outside.caller(token, at: now)
  }
}
