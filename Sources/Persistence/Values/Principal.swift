import SessionModel

/// Who did something: a role, and whose.
public struct Principal: Hashable, Sendable {
  /// What they may do.
  public let role: Role
  /// Names the person or the system, as their token does: 1 to 200 bytes. For a candidate it is the session's id,
  /// so that nothing personal stands in the audit log.
  public let subject: String

  /// Takes a role and a subject.
  public init(_ role: Role, _ subject: String) throws(FieldFault) {
    try TextBound.check(subject, "subject", upTo: 200)
    self.role = role
    self.subject = subject
  }
}
