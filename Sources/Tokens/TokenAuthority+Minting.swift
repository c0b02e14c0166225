import Persistence
import SessionModel
import WireJSON

extension TokenAuthority {
  /// Makes a token, signed by the newest of our keys.
  ///
  /// - Parameters:
  ///   - role: Any.
  ///   - subject: Whom it names, 1 to 200 bytes. For a candidate nil or the session's id, which it becomes.
  ///   - session: The candidate's session; nil for others.
  ///   - lifetime: Within ``TokenLifetime/bounds(for:)``; a part of a second is left out.
  ///   - now: When it is made; it is valid from that second on.
  /// - Throws: ``TokenError/badLifetime(_:)``, ``TokenError/badSubject(_:)``, ``TokenError/wrongSession(_:)``,
  ///   ``TokenError/badClock`` or ``TokenError/signingFailed``.
  public func mint(
    role: Role, subject: String?, session: SessionID?, lifetime: Duration, at now: WallTime
  ) throws(TokenError) -> String {
    let subject = try Self.subject(of: role, subject, session)
    guard TokenLifetime.bounds(for: role).contains(lifetime) else { throw .badLifetime(role) }
    let issuedAt = now.microseconds / 1_000_000
    let expiresAt = issuedAt.addingReportingOverflow(lifetime.components.seconds).partialValue
    guard now.microseconds >= 0, TokenTimes.calendar.contains(expiresAt) else { throw .badClock }
    var claims = JSONWriter()
    claims.object {
      $0.member("iss", own.party.issuer)
      $0.member("aud", own.party.audience)
      $0.member("sub", subject)
      $0.member("role", role.rawValue)
      $0.member("iat", Int(issuedAt))
      $0.member("exp", Int(expiresAt))
      $0.member("jti", Self.newTokenID())
      $0.member("session", ifPresent: session?.description)
    }
    return try signed(claims.bytes)
  }

  private static func subject(
    of role: Role, _ subject: String?, _ session: SessionID?
  ) throws(TokenError) -> String {
    guard role == .candidate else {
      guard session == nil else { throw .wrongSession(.unwanted) }
      return try Self.checked(subject ?? "", role)
    }
    guard let session else { throw .wrongSession(.missing) }
    let name = session.description
    guard subject?.hasSameBytes(as: name) ?? true else { throw .wrongSession(.notTheSubject) }
    return name
  }

  private static func checked(_ subject: String, _ role: Role) throws(TokenError) -> String {
    do throws(FieldFault) {
      return try Principal(role, subject).subject
    } catch {
      throw .badSubject(error)
    }
  }

  /// 128 random bits, so that no two tokens have the same.
  private static func newTokenID() -> String {
    var random = SystemRandomNumberGenerator()
    return Base64URL.encode((0..<16).map { _ in UInt8.random(in: .min ... .max, using: &random) })
  }

  private func signed(_ claims: [UInt8]) throws(TokenError) -> String {
    let header: JSONValue = ["alg": "ES256", "kid": JSONValue(keys.newest.id), "typ": "JWT"]
    let text = Base64URL.encode(header.bytes) + "." + Base64URL.encode(claims)
    return text + "." + Base64URL.encode(try keys.newest.signature(of: Array(text.utf8)))
  }
}
