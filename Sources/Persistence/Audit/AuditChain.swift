import SessionModel

/// Where an audit log ends. Written down elsewhere, it shows later that nothing before it was changed.
public struct AuditHead: Hashable, Sendable {
  /// The end of a log in which nothing stands.
  public static let empty = AuditHead(count: 0, digest: .zero)

  /// How many entries there are.
  public let count: Int
  /// The hash of the last one; ``ContentDigest/zero`` where there is none.
  public let digest: ContentDigest

  /// Creates an end.
  public init(count: Int, digest: ContentDigest) {
    self.count = count
    self.digest = digest
  }
}

/// What is wrong with an audit log.
public struct AuditFault: Hashable, Sendable {
  /// What may be wrong.
  public enum Problem: String, Hashable, Sendable {
    /// An entry is not there.
    case missing
    /// An entry does not say what it said, or the one before it was another.
    case altered
    /// The details of an entry are not what they were.
    case detailsAltered = "details_altered"
    /// Entries were cut off the end, or added without their hash being the last.
    case otherEnd = "other_end"
  }

  /// The first place that it shows at.
  public let sequence: Int
  /// What is wrong there.
  public let problem: Problem

  /// Creates a fault.
  public init(sequence: Int, _ problem: Problem) {
    self.sequence = sequence
    self.problem = problem
  }
}

/// What an examination of an audit log found.
public enum AuditVerdict: Hashable, Sendable {
  /// Every link holds, up to here.
  case sound(AuditHead)
  /// It was tampered with.
  case broken(AuditFault)
}

/// Makes and examines the links of an audit log, one after the other.
public struct AuditChain: Sendable {
  /// Where it ends now.
  public private(set) var head: AuditHead
  private let sha256: SHA256Function

  /// Goes on from an end.
  public init(from head: AuditHead = .empty, sha256: SHA256Function) {
    self.head = head
    self.sha256 = sha256
  }

  /// Makes the next link.
  ///
  /// - Parameter salt: 16 random bytes.
  public mutating func append(_ new: NewAuditEntry, salt: [UInt8]) -> AuditEntry {
    let details = new.details.map { AuditDetails($0, salt: salt) }
    let bare = AuditEntry(
      sequence: head.count + 1, session: new.session, action: new.action, actor: new.actor, time: new.time,
      details: details, detailsDigest: details.map(digest), digest: .zero)
    let entry = bare.sealed(with: digest(of: bare))
    head = AuditHead(count: entry.sequence, digest: entry.digest)
    return entry
  }

  /// Examines what is said to be the next link, and goes on from it.
  ///
  /// - Returns: What is wrong; nil where it holds.
  public mutating func examine(_ entry: AuditEntry) -> AuditFault? {
    guard entry.sequence == head.count + 1 else { return AuditFault(sequence: head.count + 1, .missing) }
    guard digest(of: entry) == entry.digest else { return AuditFault(sequence: entry.sequence, .altered) }
    if let details = entry.details, digest(of: details) != entry.detailsDigest {
      return AuditFault(sequence: entry.sequence, .detailsAltered)
    }
    head = AuditHead(count: entry.sequence, digest: entry.digest)
    return nil
  }

  /// Ends an examination: the last link must be the one that was noted as the end.
  public func verdict(noted: AuditHead) -> AuditVerdict {
    guard noted != head else { return .sound(head) }
    return .broken(AuditFault(sequence: min(noted.count, head.count) + 1, .otherEnd))
  }

  private func digest(of details: AuditDetails) -> ContentDigest {
    sha256(details.salt + Array(details.text.utf8))
  }

  private func digest(of entry: AuditEntry) -> ContentDigest {
    var link = LinkBytes()
    link.add("proctor-audit-1")
    link.add(head.digest.description)
    link.add("\(entry.sequence)")
    link.add("\(entry.time.microseconds)")
    link.add(entry.session?.description)
    link.add(entry.action.rawValue)
    link.add(entry.actor.role.rawValue)
    link.add(entry.actor.subject)
    link.add(entry.detailsDigest?.description)
    return sha256(link.bytes)
  }
}

/// Texts one after the other, each with its length before it, so that no two lists have the same bytes.
private struct LinkBytes {
  var bytes: [UInt8] = []

  mutating func add(_ text: String?) {
    bytes += Array("\(text?.utf8.count ?? -1):".utf8)
    bytes += Array((text ?? "").utf8)
  }
}

extension AuditEntry {
  fileprivate func sealed(with digest: ContentDigest) -> AuditEntry {
    AuditEntry(
      sequence: sequence, session: session, action: action, actor: actor, time: time, details: details,
      detailsDigest: detailsDigest, digest: digest)
  }
}
