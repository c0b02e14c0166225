import Persistence
import SessionModel

/// What a token of our own must say.
struct OwnTokenRules: Sendable {
  let party: TokenParty

  /// Whom the claims name.
  func caller(_ claims: TokenClaims, at now: WallTime) throws(TokenError) -> Caller {
    try party.check(claims)
    let times = try TokenTimes(claims, at: now)
    guard let role = Role(claimed: try claims.string("role")) else {
      throw .badClaim(
        name: "role", problem: "is none of \(Role.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    try times.check(for: role)
    let subject = try claims.string("sub")
    let session = try Self.session(claims, for: role, subject)
    return Caller(
      try Principal.named(role, subject, claim: "sub"), session: session, expiresAt: times.end,
      tokenID: try claims.tokenID())
  }

  private static func session(
    _ claims: TokenClaims, for role: Role, _ subject: String
  ) throws(TokenError) -> SessionID? {
    guard role == .candidate else {
      // Even null: whoever writes it means something by it.
      guard !claims.has("session") else { throw .wrongSession(.unwanted) }
      return nil
    }
    guard claims.has("session") else { throw .wrongSession(.missing) }
    guard let session = SessionID(try claims.string("session")) else { throw .wrongSession(.notAnID) }
    guard subject.hasSameBytes(as: session.description) else { throw .wrongSession(.notTheSubject) }
    return session
  }
}

extension Role {
  /// The role of a name, byte by byte; nil where there is none.
  init?(claimed name: String) {
    guard let role = Self.allCases.first(where: { $0.rawValue.hasSameBytes(as: name) }) else { return nil }
    self = role
  }
}

extension Principal {
  /// Takes a subject from a claim.
  static func named(_ role: Role, _ subject: String, claim: String) throws(TokenError) -> Principal {
    do throws(FieldFault) {
      return try Principal(role, subject)
    } catch {
      throw .badClaim(name: claim, problem: "must be 1 to 200 bytes without control characters")
    }
  }
}
