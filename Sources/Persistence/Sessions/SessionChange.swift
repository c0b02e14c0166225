import SessionModel

/// Something that happens to a session, with all that is to be kept of it.
public struct SessionChange: Hashable, Sendable {
  /// What happens.
  public let event: SessionEvent
  /// What a person decided; nil unless the event is a decision.
  public let outcome: DecisionOutcome?
  /// Why; always there for a decision.
  public let reason: String?
  /// Jobs that follow from it. None is kept where it changes nothing.
  public let jobs: [NewJob]
  /// Jobs that it takes the place of, such as a mail that has not left: withdrawn where that is not too late, and where it
  /// changes something.
  public let withdrawn: [JobKey]

  /// Anything but a decision.
  ///
  /// - Parameter reason: 1 to 1,800 bytes.
  public init(
    _ event: SessionEvent, reason: String? = nil, enqueuing jobs: [NewJob] = [],
    withdrawing keys: [JobKey] = []
  ) throws(FieldFault) {
    guard event != .decide else { throw FieldFault(field: "outcome", problem: "is missing") }
    try self.init(event, nil, reason, jobs, keys)
  }

  /// A person's decision, with its reason of 1 to 1,800 bytes.
  public static func decision(
    _ outcome: DecisionOutcome, reason: String, enqueuing jobs: [NewJob] = [],
    withdrawing keys: [JobKey] = []
  ) throws(FieldFault) -> SessionChange {
    try SessionChange(.decide, outcome, reason, jobs, keys)
  }

  private init(
    _ event: SessionEvent, _ outcome: DecisionOutcome?, _ reason: String?, _ jobs: [NewJob],
    _ keys: [JobKey]
  ) throws(FieldFault) {
    if let reason { try TextBound.check(reason, "reason", upTo: TextBound.mostReasonBytes, hasLines: true) }
    self.event = event
    self.outcome = outcome
    self.reason = reason
    self.jobs = jobs
    withdrawn = keys
  }

  /// What the audit log keeps of it.
  public func auditEntry(of session: SessionID, by actor: Principal, at time: WallTime) -> NewAuditEntry {
    let details = outcome.map { "\($0.rawValue): \(reason ?? "")" } ?? reason
    return NewAuditEntry(
      unchecked: AuditAction(event), session: session, by: actor, at: time, details: details)
  }
}

/// What became of a change.
public enum SessionChangeOutcome: Hashable, Sendable {
  /// It was made; the session as it is now, and the entry in the audit log.
  case changed(SessionRecord, receipt: AuditEntry)
  /// It had happened before; nothing was changed or written.
  case unchanged(SessionRecord)
  /// It may not happen in the state that the session is in.
  case refused(SessionRecord)
  /// The session has another version than the one that the caller knew.
  case stale(SessionRecord)
  /// There is no such session.
  case missing
}

extension SessionRecord {
  /// What a change makes of a session: what it is afterwards, or the outcome that ends the matter.
  public func after(
    _ change: SessionChange, ifVersion known: Int?, by actor: Principal, at time: WallTime
  ) -> SessionChangePlan {
    if let known, known != version { return .ends(.stale(self)) }
    var next = self
    switch state.outcome(of: change.event) {
    case .refused: return .ends(.refused(self))
    case .already: return .ends(.unchanged(self))
    case .stays: break
    case .moves(let state):
      next.state = state
      next.times.note(state, at: time)
    }
    next.version += 1
    if let outcome = change.outcome {
      next.decision = Decision(outcome, reason: change.reason ?? "", by: actor, at: time)
    }
    if next.state == .erased { next.erase() }
    return .keeps(next)
  }

  private mutating func erase() {
    candidate = nil
    terms = terms.withoutCandidate()
    webhookURL = nil
    decision = nil
  }
}

/// How a store goes on with a change.
public enum SessionChangePlan: Hashable, Sendable {
  /// The session is to be kept so.
  case keeps(SessionRecord)
  /// Nothing is to be kept.
  case ends(SessionChangeOutcome)
}
