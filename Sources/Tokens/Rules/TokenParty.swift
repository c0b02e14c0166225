/// Who makes tokens, and for whom.
struct TokenParty: Hashable, Sendable {
  let issuer: String
  let audience: String

  /// Takes two names, each 1 to 200 visible ASCII characters, a URL as a rule.
  ///
  /// - Parameter owner: What the names belong to, for the error.
  init(issuer: String, audience: String, of owner: String) throws(TokenError) {
    for (name, value) in [("issuer", issuer), ("audience", audience)] where !value.isTokenName {
      throw .badSetting(
        name: "\(owner) \(name)", problem: "must be 1 to 200 visible ASCII characters; set it so")
    }
    self.issuer = issuer
    self.audience = audience
  }

  /// Refuses a token of another issuer, or for another audience (RFC 7519, sections 4.1.1 and 4.1.3).
  func check(_ claims: TokenClaims) throws(TokenError) {
    guard try claims.string("iss").hasSameBytes(as: issuer) else { throw .wrongIssuer }
    guard claims.has("aud") else { throw .badClaim(name: "aud", problem: "is missing") }
    guard let audiences = claims.strings(at: ["aud"]) else {
      throw .badClaim(name: "aud", problem: "is neither a string nor an array of strings")
    }
    guard audiences.contains(where: { $0.hasSameBytes(as: audience) }) else { throw .wrongAudience }
  }
}
