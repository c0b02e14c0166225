import SessionModel

/// Whose key it is.
struct HeldKey: Hashable {
  private let subject: [UInt8]
  private let key: String

  init(_ caller: Principal, _ key: IdempotencyKey) {
    // Bytes: texts that only look the same are the same for Swift, and for no database.
    subject = Array(caller.subject.utf8)
    self.key = key.key
  }
}

extension MemoryRecords: SessionStore {
  /// Starts a session.
  public func start(
    _ new: NewSession, key: IdempotencyKey?, by caller: Principal, at time: WallTime
  ) throws -> SessionStartOutcome {
    try Task.checkCancellation()
    if let key, let held = keys[HeldKey(caller, key)], let record = sessions[held.session] {
      return held.body == key.body ? .repeated(record) : .keyTaken
    }
    guard sessions[new.id] == nil else { return .idTaken }
    let record = SessionRecord(new, by: caller, at: time)
    sessions[new.id] = record
    if let key { keys[HeldKey(caller, key)] = (new.id, key.body) }
    _ = write(.start(of: new.id, by: caller, at: time))
    return .started(record)
  }

  /// Lets something happen to a session.
  public func apply(
    _ change: SessionChange, to id: SessionID, ifVersion known: Int?, by actor: Principal, at time: WallTime
  ) throws -> SessionChangeOutcome {
    try Task.checkCancellation()
    guard let record = sessions[id] else { return .missing }
    switch record.after(change, ifVersion: known, by: actor, at: time) {
    case .ends(let outcome): return outcome
    case .keeps(let next):
      sessions[id] = next
      if next.state == .erased { erase(id) }
      for key in change.withdrawn { _ = jobs[key]?.withdraw(at: time) }
      for job in change.jobs { add(job, at: time) }
      return .changed(next, receipt: write(change.auditEntry(of: id, by: actor, at: time)))
    }
  }

  private func erase(_ id: SessionID) {
    keys = keys.filter { $0.value.session != id }
    flags = flags.filter { $0.key.session != id }
    breaches[id] = nil
    events[id] = nil
    jobs = jobs.filter { $0.value.work.session != id }
    entries = entries.map { $0.session == id ? $0.withoutDetails() : $0 }
  }

  /// Notes a sign of the candidate.
  public func noteContact(_ id: SessionID, at time: WallTime) throws -> Bool {
    try Task.checkCancellation()
    guard let record = sessions[id], record.state == .inProgress else { return false }
    sessions[id]?.times.lastContactAt = max(record.times.lastContactAt ?? time, time)
    return true
  }

  /// A session; nil where there is none.
  public func session(_ id: SessionID) -> SessionRecord? { sessions[id] }

  /// Sessions, the last started first.
  public func sessions(_ filter: SessionFilter, before last: SessionID?, limit: Int) -> [SessionRecord] {
    let found = sessions.values.filter { record in
      filter.admits(record) && (last.map { record.id < $0 } ?? true)
    }
    return Array(found.sorted { $0.id > $1.id }.prefix(max(1, limit)))
  }

  /// Sessions whose next deadline has passed.
  public func due(by deadlines: SessionDeadlines, at now: WallTime, limit: Int) -> [DueSession] {
    let due = sessions.values.compactMap { record in
      deadlines.due(in: record.state, record.times, at: now).map {
        DueSession(record.id, version: record.version, event: $0)
      }
    }
    return Array(due.sorted { $0.id < $1.id }.prefix(max(1, limit)))
  }
}
