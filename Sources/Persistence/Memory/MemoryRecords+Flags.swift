import SessionModel

extension MemoryRecords: FlagStore {
  /// Keeps a flag as it is now.
  public func put(_ flag: RaisedFlag, enqueuing jobs: [NewJob], at time: WallTime) throws -> FlagPutOutcome {
    try Task.checkCancellation()
    guard isKept(flag.key.session) else { return .noSession }
    var outcome = FlagPutOutcome.added
    var record = FlagRecord(flag)
    if let kept = flags[flag.key] {
      switch kept.after(flag) {
      case .ends(let outcome): return outcome
      case .keeps(let next): (outcome, record) = (.updated, next)
      }
    }
    flags[flag.key] = record
    for job in jobs { add(job, at: time) }
    return outcome
  }

  /// Attaches a clip.
  public func attach(_ clip: FlagClip, to flag: FlagKey) throws -> Bool {
    try Task.checkCancellation()
    guard let kept = flags[flag] else { return false }
    flags[flag] = kept.with(clip)
    return true
  }

  /// Notes why a flag has no clip.
  public func noteNoClip(of flag: FlagKey, why: String) throws -> Bool {
    try Task.checkCancellation()
    guard let kept = flags[flag] else { return false }
    flags[flag] = kept.withoutClip(why: why)
    return true
  }

  /// Marks a flag as false.
  public func overrule(
    _ flag: FlagKey, _ note: ReviewNote, enqueuing jobs: [NewJob]
  ) throws -> OverruleOutcome {
    try Task.checkCancellation()
    guard let kept = flags[flag] else { return .missing }
    guard kept.counts else { return .already(kept) }
    let record = kept.overruled(by: note)
    flags[flag] = record
    for job in jobs { add(job, at: note.time) }
    return .overruled(record, receipt: write(.overruling(of: flag, note)))
  }

  /// Declares that a candidate broke the policy.
  public func declareBreach(
    in session: SessionID, _ note: ReviewNote, enqueuing jobs: [NewJob]
  ) throws -> BreachOutcome {
    try Task.checkCancellation()
    guard isKept(session) else { return .noSession }
    if let breach = breaches[session] { return .already(breach) }
    breaches[session] = note
    for job in jobs { add(job, at: note.time) }
    return .declared(receipt: write(.breach(in: session, note)))
  }

  /// Flags in order.
  public func flags(of session: SessionID, analysis: Int?) -> [FlagRecord] {
    let found = flags.filter { key, _ in
      key.session == session && (analysis == nil || analysis == key.analysis)
    }
    return found.values.sorted(by: FlagRecord.isListedBefore)
  }

  /// A flag; nil where there is none.
  public func flag(_ key: FlagKey) -> FlagRecord? { flags[key] }

  /// The breach that was declared.
  public func breach(in session: SessionID) -> ReviewNote? { breaches[session] }

  private func isKept(_ session: SessionID) -> Bool {
    sessions[session].map { $0.state != .erased } ?? false
  }
}
