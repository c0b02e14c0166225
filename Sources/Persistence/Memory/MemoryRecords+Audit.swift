import SessionModel

extension MemoryRecords: AuditLog {
  /// Adds an entry.
  public func append(_ entry: NewAuditEntry) throws -> AuditEntry {
    try Task.checkCancellation()
    return write(entry)
  }

  /// Adds an entry as part of a larger change.
  func write(_ new: NewAuditEntry) -> AuditEntry {
    var generator = SystemRandomNumberGenerator()
    let entry = chain.append(new, salt: AuditDetails.salt(using: &generator))
    entries.append(entry)
    return entry
  }

  /// Entries in order.
  public func entries(of session: SessionID?, after sequence: Int, limit: Int) -> [AuditEntry] {
    Array(
      entries.lazy.filter { $0.sequence > sequence && (session == nil || $0.session == session) }
        .prefix(max(1, limit)))
  }

  /// Where the log ends now.
  public func head() -> AuditHead { chain.head }

  /// Examines every link.
  public func verify(known: AuditHead?) -> AuditVerdict {
    var examination = AuditExamination(known: known, sha256: sha256)
    for entry in entries where !examination.take(entry) { break }
    return examination.verdict(noted: chain.head)
  }
}
