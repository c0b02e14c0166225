import SessionModel

/// Keeps what was done, by whom and when: one chain of links to which entries are only ever added.
///
/// Each method is one transaction. Those of other stores that change something write its entry in the same
/// transaction. All throw ``StoreError``, or `CancellationError` before anything changed.
public protocol AuditLog: Sendable {
  /// Adds an entry.
  func append(_ entry: NewAuditEntry) async throws -> AuditEntry

  /// Entries in order, from the one behind `after` on.
  ///
  /// - Parameters:
  ///   - session: The session that they are about; nil for all.
  ///   - limit: The most that are given, at least 1.
  func entries(of session: SessionID?, after sequence: Int, limit: Int) async throws -> [AuditEntry]

  /// Where the log ends now.
  func head() async throws -> AuditHead

  /// Examines every link. Whoever can write the database can forge a whole chain anew; only a ``head()`` that was
  /// kept elsewhere shows that.
  ///
  /// - Parameter known: Such an earlier end; the entry of its place must have its hash.
  func verify(known: AuditHead?) async throws -> AuditVerdict
}

/// An examination under way.
public struct AuditExamination: Sendable {
  private var chain: AuditChain
  private let known: AuditHead?
  private var fault: AuditFault?

  /// Begins before the first entry.
  public init(known: AuditHead?, sha256: SHA256Function) {
    chain = AuditChain(sha256: sha256)
    self.known = known
  }

  /// Takes the next entry.
  ///
  /// - Returns: Whether to go on.
  public mutating func take(_ entry: AuditEntry) -> Bool {
    fault = chain.examine(entry)
    if fault == nil, let known, known.count == entry.sequence, known.digest != entry.digest {
      fault = AuditFault(sequence: entry.sequence, .altered)
    }
    return fault == nil
  }

  /// What was found, when no entry is left or one did not hold.
  public func verdict(noted: AuditHead) -> AuditVerdict {
    if let fault { return .broken(fault) }
    if let known, known.count > chain.head.count {
      return .broken(AuditFault(sequence: chain.head.count + 1, .otherEnd))
    }
    return chain.verdict(noted: noted)
  }
}
