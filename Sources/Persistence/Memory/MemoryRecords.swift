import SessionModel

/// Sessions, flags, events, jobs and the audit log in memory, for as long as this object lasts: one object, because they
/// change together. Nothing slow runs on this actor.
public actor MemoryRecords {
  var sessions: [SessionID: SessionRecord] = [:]
  var keys: [HeldKey: (session: SessionID, body: ContentDigest)] = [:]
  var flags: [FlagKey: FlagRecord] = [:]
  var breaches: [SessionID: ReviewNote] = [:]
  /// What browsers told, by number.
  var events: [SessionID: [Int: ClientEventRecord]] = [:]
  var jobs: [JobKey: Job] = [:]
  /// The entries of the audit log; the one of sequence 1 is first.
  var entries: [AuditEntry] = []
  var chain: AuditChain
  let sha256: SHA256Function

  /// Creates empty records.
  public init(sha256: SHA256Function) {
    self.sha256 = sha256
    chain = AuditChain(sha256: sha256)
  }
}
