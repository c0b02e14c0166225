import Persistence
import SessionModel
import TestSupport

/// Sessions in memory of which some fail, and some are changed by somebody else right before.
struct TroubledSessions: SessionStore {
  private let records: MemoryRecords
  private let failing, consenting: Set<SessionID>

  init(_ records: MemoryRecords, failing: Set<SessionID> = [], consenting: Set<SessionID> = []) {
    self.records = records
    self.failing = failing
    self.consenting = consenting
  }

  func apply(
    _ change: SessionChange, to id: SessionID, ifVersion known: Int?, by actor: Principal, at time: WallTime
  ) async throws -> SessionChangeOutcome {
    if failing.contains(id) { throw StoreError.busy(path: "db") }
    if consenting.contains(id) {
      _ = try await records.apply(
        SessionChange(.consent), to: id, ifVersion: nil, by: RecordSamples.hr(), at: time)
    }
    return try await records.apply(change, to: id, ifVersion: known, by: actor, at: time)
  }

  func due(by deadlines: SessionDeadlines, at now: WallTime, limit: Int) async throws -> [DueSession] {
    await records.due(by: deadlines, at: now, limit: limit)
  }

  func session(_ id: SessionID) async throws -> SessionRecord? { await records.session(id) }

  func start(
    _ new: NewSession, key: IdempotencyKey?, by caller: Principal, at time: WallTime
  ) async throws -> SessionStartOutcome { try await records.start(new, key: key, by: caller, at: time) }

  func noteContact(_ id: SessionID, at time: WallTime) async throws -> Bool {
    try await records.noteContact(id, at: time)
  }

  func sessions(
    _ filter: SessionFilter, before last: SessionID?, limit: Int
  ) async throws -> [SessionRecord] { await records.sessions(filter, before: last, limit: limit) }
}
