import SessionModel

/// Keeps the flags of sessions, their clips, and what people say of them.
///
/// Each method is one transaction: a flag and the job that cuts its clip, an overruling and its entry in the audit
/// log are kept together or not at all. All throw ``StoreError``, or `CancellationError` before anything changed.
public protocol FlagStore: Sendable {
  /// Keeps a flag as it is now: raised, risen to HIGH, or closed. What is known of its clips and what people said
  /// of it stays.
  ///
  /// - Parameter jobs: What follows, such as the job that cuts its clip. Kept only where the flag is.
  func put(_ flag: RaisedFlag, enqueuing jobs: [NewJob], at time: WallTime) async throws -> FlagPutOutcome

  /// Attaches a clip, in place of one of the same subject.
  ///
  /// - Returns: False where there is no such flag.
  func attach(_ clip: FlagClip, to flag: FlagKey) async throws -> Bool

  /// Notes why a flag has no clip; one that is attached later takes its place.
  ///
  /// - Parameter why: 1 to 1,000 bytes are kept; without names and contents.
  /// - Returns: False where there is no such flag.
  func noteNoClip(of flag: FlagKey, why: String) async throws -> Bool

  /// Marks a flag as false. It no longer counts; the session's state stays.
  ///
  /// - Parameter jobs: What follows. Kept only where the flag counted until now.
  func overrule(
    _ flag: FlagKey, _ note: ReviewNote, enqueuing jobs: [NewJob]
  ) async throws -> OverruleOutcome

  /// Declares that a candidate broke the policy.
  ///
  /// - Parameter jobs: What follows. Kept only where there was no such note until now.
  func declareBreach(
    in session: SessionID, _ note: ReviewNote, enqueuing jobs: [NewJob]
  ) async throws -> BreachOutcome

  /// Flags in the order of ``FlagRecord/isListedBefore(_:_:)``; none where there is no such session.
  ///
  /// - Parameter analysis: Which analysis found them; nil for all.
  func flags(of session: SessionID, analysis: Int?) async throws -> [FlagRecord]

  /// A flag; nil where there is none.
  func flag(_ key: FlagKey) async throws -> FlagRecord?

  /// The breach that was declared; nil where none was.
  func breach(in session: SessionID) async throws -> ReviewNote?
}

/// What became of a flag that was to be kept.
public enum FlagPutOutcome: Hashable, Sendable {
  /// It is new.
  case added
  /// It is kept as it is now.
  case updated
  /// It was kept just so.
  case unchanged
  /// What is kept is later: closed, or of a higher severity. A flag never goes back.
  case outdated
  /// There is no such session, or it was erased.
  case noSession
}

/// What became of a flag that was to be overruled.
public enum OverruleOutcome: Hashable, Sendable {
  /// It no longer counts; the flag as it is now, and the entry in the audit log.
  case overruled(FlagRecord, receipt: AuditEntry)
  /// It did not count before.
  case already(FlagRecord)
  /// There is no such flag.
  case missing
}

/// What became of a breach that was to be declared.
public enum BreachOutcome: Hashable, Sendable {
  /// It is declared; this is the entry in the audit log.
  case declared(receipt: AuditEntry)
  /// One was declared before, by this note.
  case already(ReviewNote)
  /// There is no such session, or it was erased.
  case noSession
}

extension FlagRecord {
  /// What keeping a flag as it is now makes of the one that is there.
  public func after(_ new: RaisedFlag) -> FlagPutPlan {
    if new == raised { return .ends(.unchanged) }
    let (old, next) = (raised.flag, new.flag)
    guard old.isOpen, old.severity <= next.severity, old.end <= next.end else { return .ends(.outdated) }
    return .keeps(FlagRecord(new, clips: clips, clipFailure: clipFailure, overruling: overruling))
  }

  /// The same flag with a clip, in place of one of the same subject.
  public func with(_ clip: FlagClip) -> FlagRecord {
    let others = clips.filter { $0.subject != clip.subject }
    let all = clip.subject == .flag ? [clip] + others : others + [clip]
    return FlagRecord(raised, clips: all, clipFailure: nil, overruling: overruling)
  }

  /// The same flag with the reason why there is no clip, unless there is one.
  public func withoutClip(why: String) -> FlagRecord {
    guard clips.isEmpty else { return self }
    return FlagRecord(
      raised, clipFailure: TextBound.beginning(of: why, upTo: 1_000), overruling: overruling)
  }

  /// The same flag, overruled.
  public func overruled(by note: ReviewNote) -> FlagRecord {
    FlagRecord(raised, clips: clips, clipFailure: clipFailure, overruling: note)
  }
}

/// How a store goes on with a flag.
public enum FlagPutPlan: Hashable, Sendable {
  /// The flag is to be kept so.
  case keeps(FlagRecord)
  /// Nothing is to be kept.
  case ends(FlagPutOutcome)
}

extension NewAuditEntry {
  /// The entry of a note over a flag.
  public static func overruling(of flag: FlagKey, _ note: ReviewNote) -> NewAuditEntry {
    // The flag's name is a few characters; the reason leaves room for it.
    NewAuditEntry(
      unchecked: .overruleFlag, session: flag.session, by: note.person, at: note.time,
      details: "\(flag.analysis)/\(flag.flag): \(note.reason)")
  }

  /// The entry of a breach.
  public static func breach(in session: SessionID, _ note: ReviewNote) -> NewAuditEntry {
    NewAuditEntry(
      unchecked: .declareBreach, session: session, by: note.person, at: note.time,
      details: note.reason)
  }
}
