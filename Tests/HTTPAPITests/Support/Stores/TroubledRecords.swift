import Persistence
import SessionModel
import TestSupport

/// Records that fail as they are told; else those of other stores.
struct TroubledRecords: Sendable {
  let stores: RecordStores
  let trouble: Trouble

  func sound() throws -> RecordStores {
    try trouble.check()
    return stores
  }
}

extension TroubledRecords: SessionStore {
  func start(
    _ new: NewSession, key: IdempotencyKey?, by caller: Principal, at time: WallTime
  ) async throws -> SessionStartOutcome {
    try await sound().sessions.start(new, key: key, by: caller, at: time)
  }

  func apply(
    _ change: SessionChange, to id: SessionID, ifVersion known: Int?, by actor: Principal, at time: WallTime
  ) async throws -> SessionChangeOutcome {
    try await sound().sessions.apply(change, to: id, ifVersion: known, by: actor, at: time)
  }

  func session(_ id: SessionID) async throws -> SessionRecord? { try await sound().sessions.session(id) }

  func sessions(
    _ filter: SessionFilter, before last: SessionID?, limit: Int
  ) async throws -> [SessionRecord] {
    try await sound().sessions.sessions(filter, before: last, limit: limit)
  }

  func noteContact(_ id: SessionID, at time: WallTime) async throws -> Bool {
    try await sound().sessions.noteContact(id, at: time)
  }

  func due(by deadlines: SessionDeadlines, at now: WallTime, limit: Int) async throws -> [DueSession] {
    throw Trouble.Unscripted(call: "due")
  }
}

extension TroubledRecords: EventStore {
  func append(
    _ batch: ClientEventBatch, to session: SessionID, at time: WallTime
  ) async throws -> EventAppendOutcome {
    try await sound().events.append(batch, to: session, at: time)
  }

  func events(of session: SessionID, after sequence: Int?, limit: Int) async throws -> [ClientEventRecord] {
    try await sound().events.events(of: session, after: sequence, limit: limit)
  }
}

extension TroubledRecords: FlagStore {
  func overrule(
    _ flag: FlagKey, _ note: ReviewNote, enqueuing jobs: [NewJob]
  ) async throws -> OverruleOutcome {
    try await sound().flags.overrule(flag, note, enqueuing: jobs)
  }

  func declareBreach(
    in session: SessionID, _ note: ReviewNote, enqueuing jobs: [NewJob]
  ) async throws -> BreachOutcome {
    try await sound().flags.declareBreach(in: session, note, enqueuing: jobs)
  }

  func flags(of session: SessionID, analysis: Int?) async throws -> [FlagRecord] {
    try await sound().flags.flags(of: session, analysis: analysis)
  }

  func flag(_ key: FlagKey) async throws -> FlagRecord? { try await sound().flags.flag(key) }

  func breach(in session: SessionID) async throws -> ReviewNote? {
    try await sound().flags.breach(in: session)
  }

  func put(_ flag: RaisedFlag, enqueuing jobs: [NewJob], at time: WallTime) async throws -> FlagPutOutcome {
    throw Trouble.Unscripted(call: "put")
  }

  func attach(_ clip: FlagClip, to flag: FlagKey) async throws -> Bool {
    throw Trouble.Unscripted(call: "attach")
  }

  func noteNoClip(of flag: FlagKey, why: String) async throws -> Bool {
    throw Trouble.Unscripted(call: "noteNoClip")
  }
}

extension TroubledRecords: AuditLog {
  func entries(of session: SessionID?, after sequence: Int, limit: Int) async throws -> [AuditEntry] {
    try await sound().audit.entries(of: session, after: sequence, limit: limit)
  }

  func append(_ entry: NewAuditEntry) async throws -> AuditEntry { throw Trouble.Unscripted(call: "append") }

  func head() async throws -> AuditHead { throw Trouble.Unscripted(call: "head") }

  func verify(known: AuditHead?) async throws -> AuditVerdict { throw Trouble.Unscripted(call: "verify") }
}
