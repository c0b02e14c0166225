import SessionModel

/// What was done, as the audit log names it.
public struct AuditAction: RawRepresentable, Hashable, Sendable {
  /// A session was started.
  public static let start = AuditAction(rawValue: "start")
  /// A person marked a flag as false.
  public static let overruleFlag = AuditAction(rawValue: "overrule_flag")
  /// A person declared a breach of the policy.
  public static let declareBreach = AuditAction(rawValue: "declare_breach")

  /// The name.
  public let rawValue: String

  /// Takes a name as it is.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// The name of an event of a session.
  public init(_ event: SessionEvent) { rawValue = event.rawValue }
}

/// Something that is to be written into the audit log.
public struct NewAuditEntry: Hashable, Sendable {
  /// The session that it is about; nil where it is about none.
  public let session: SessionID?
  /// What was done.
  public let action: AuditAction
  /// Who did it.
  public let actor: Principal
  /// When.
  public let time: WallTime
  /// A reason or the like, 1 to 2,000 bytes; nil where there is none. Goes when the session is erased.
  public let details: String?

  /// Creates an entry; details beyond their bounds are refused.
  public init(
    _ action: AuditAction, session: SessionID?, by actor: Principal, at time: WallTime, details: String? = nil
  ) throws(FieldFault) {
    try TextBound.checkName(action.rawValue, "action", upTo: 100)
    if let details { try TextBound.check(details, "details", upTo: 2_000, hasLines: true) }
    self.init(unchecked: action, session: session, by: actor, at: time, details: details)
  }

  /// The entry of a session that is started.
  public static func start(of session: SessionID, by caller: Principal, at time: WallTime) -> NewAuditEntry {
    NewAuditEntry(unchecked: .start, session: session, by: caller, at: time, details: nil)
  }

  /// For details whose bounds were checked before.
  init(
    unchecked action: AuditAction, session: SessionID?, by actor: Principal, at time: WallTime,
    details: String?
  ) {
    self.session = session
    self.action = action
    self.actor = actor
    self.time = time
    self.details = details
  }
}

/// Details as they are kept: with 16 random bytes before them when they are hashed, so that nobody can guess from the
/// hash what was erased.
public struct AuditDetails: Hashable, Sendable {
  /// The text.
  public let text: String
  /// The random bytes.
  public let salt: [UInt8]

  /// Creates details.
  public init(_ text: String, salt: [UInt8]) {
    self.text = text
    self.salt = salt
  }
}

/// One link of the audit log. What it says is hashed together with the hash of the one before.
public struct AuditEntry: Hashable, Sendable {
  /// Its place, from 1, without a gap.
  public let sequence: Int
  /// The session that it is about; nil where it is about none.
  public let session: SessionID?
  /// What was done.
  public let action: AuditAction
  /// Who did it.
  public let actor: Principal
  /// When.
  public let time: WallTime
  /// A reason or the like; nil where there is none, and where it was erased.
  public let details: AuditDetails?
  /// The hash of the salted details, which stays when they are erased; nil where there never were any.
  public let detailsDigest: ContentDigest?
  /// The hash of the whole link. Together with ``sequence`` it is the receipt of what was done.
  public let digest: ContentDigest

  /// Puts an entry together as it was kept.
  public init(
    sequence: Int, session: SessionID?, action: AuditAction, actor: Principal, time: WallTime,
    details: AuditDetails?, detailsDigest: ContentDigest?, digest: ContentDigest
  ) {
    self.sequence = sequence
    self.session = session
    self.action = action
    self.actor = actor
    self.time = time
    self.details = details
    self.detailsDigest = detailsDigest
    self.digest = digest
  }

  /// The same entry without its details, which leaves the chain as it is.
  public func withoutDetails() -> AuditEntry {
    AuditEntry(
      sequence: sequence, session: session, action: action, actor: actor, time: time, details: nil,
      detailsDigest: detailsDigest, digest: digest)
  }
}

extension AuditDetails {
  /// 16 random bytes.
  public static func salt(using generator: inout some RandomNumberGenerator) -> [UInt8] {
    (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }
}
