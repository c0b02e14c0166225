import Persistence
import SessionModel

/// Whom a token that passed every check names.
public struct Caller: Hashable, Sendable {
  /// The role, and whose. For a candidate the subject is the session's id.
  public let principal: Principal
  /// The one session of a candidate; nil for every other role.
  public let session: SessionID?
  /// From when on the token is worth nothing, to the second. Verifying bears a clock that is 30 s slow; this does not.
  public let expiresAt: WallTime
  /// The token's own name (`jti`): 1 to 200 visible ASCII characters; nil where its maker gave none.
  public let tokenID: String?

  /// Puts a caller together, as for a test of what callers may do. Checks nothing.
  public init(_ principal: Principal, session: SessionID?, expiresAt: WallTime, tokenID: String? = nil) {
    self.principal = principal
    self.session = session
    self.expiresAt = expiresAt
    self.tokenID = tokenID
  }
}
