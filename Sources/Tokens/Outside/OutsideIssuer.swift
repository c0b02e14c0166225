import SessionModel

/// A company's single sign-on, whose tokens for hr and admin are taken beside our own; never for candidate or service.
public struct OutsideIssuer: Sendable {
  /// How often its keys are asked for at most, where a token names one that is not known, in seconds.
  public static let secondsBetweenRefreshes: Int64 = 60
  /// After as many seconds keys are asked for anew though all are known, so that one that was withdrawn ends.
  public static let secondsUntilStale: Int64 = 3_600

  let party: TokenParty
  let roles: OutsideRoles
  let subjectClaim: String
  let keySet: @Sendable () async throws -> [UInt8]

  /// Takes what is known of an issuer.
  ///
  /// - Parameters:
  ///   - issuer: Who it is (`iss`), 1 to 200 visible ASCII characters.
  ///   - audience: Under which name it knows this server (`aud`), 1 to 200 visible ASCII characters.
  ///   - rolePath: Where the roles stand: the name of a claim, or several where it is in an object
  ///     (`["realm_access", "roles"]`); 1 to 8. The claim holds a string or an array of strings.
  ///   - roles: Which of its values mean ``SessionModel/Role/hr`` or ``SessionModel/Role/admin``; 1 to 64. A token with
  ///     values for both is an admin's.
  ///   - subjectClaim: Which claim names the person, in 1 to 200 bytes. It should be one that the person cannot change.
  ///   - keySet: Fetches its JSON Web Key Set (RFC 7517), at most 256 KiB, over a connection that proves whose it is. It
  ///     must end by itself in some seconds: a token of an unknown key waits for it.
  /// - Throws: ``TokenError/badSetting(name:problem:)``.
  public init(
    issuer: String, audience: String, rolePath: [String], roles: [String: Role], subjectClaim: String = "sub",
    keySet: @escaping @Sendable () async throws -> [UInt8]
  ) throws(TokenError) {
    party = try TokenParty(issuer: issuer, audience: audience, of: "outside")
    self.roles = try OutsideRoles(path: rolePath, meanings: roles)
    guard (1...200).contains(subjectClaim.utf8.count) else {
      throw .badSetting(name: "outside subject claim", problem: "must have 1 to 200 bytes; set it so")
    }
    self.subjectClaim = subjectClaim
    self.keySet = keySet
  }
}
