import Foundation
import GRDB
import Persistence
import SessionModel
import StorageSQLite
import TestSupport
import Testing

@Suite("The store of events in SQLite")
struct SQLiteEventStoreTests {
  private let folder: TemporaryFolder
  private let path: String
  private let stores: RecordStores

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("proctor.sqlite").path
    stores = RecordStores(try SQLiteDatabase(path: path))
  }

  private func apply(_ event: SessionEvent) async throws {
    _ = try await stores.sessions.apply(
      SessionChange(event), to: RecordSamples.session(1), ifVersion: nil, by: RecordSamples.hr(),
      at: RecordSamples.time(1))
  }

  private func start() async throws {
    _ = try await stores.sessions.start(
      RecordSamples.newSession(1), key: nil, by: RecordSamples.hr(), at: RecordSamples.time(0))
    try await apply(.consent)
  }

  private func append(_ batch: ClientEventBatch) async throws -> EventAppendOutcome {
    try await stores.events.append(batch, to: RecordSamples.session(1), at: RecordSamples.time(2))
  }

  private func events(_ stores: RecordStores) async throws -> [ClientEvent] {
    try await stores.events.events(of: RecordSamples.session(1), after: nil, limit: 999).map(\.event)
  }

  private func execute(_ sql: String) async throws {
    try await DatabaseQueue(path: path).write { try $0.execute(sql: sql) }
  }

  @Test("It does what every store of events does", arguments: EventStoreConformance.allCases)
  func conforms(promise: EventStoreConformance) async throws { try await promise.exercise(stores) }

  @Test("A batch is kept whole or not at all")
  func rolledBack() async throws {
    try await start()
    try await execute(
      """
      CREATE TRIGGER refuse BEFORE INSERT ON client_events WHEN new.sequence = 3
      BEGIN SELECT RAISE(ABORT, 'refused'); END
      """)
    let batch = try EventSamples.pastes(1...5)
    await #expect(throws: StoreError.failed(path: path, why: "refused")) { _ = try await append(batch) }
    #expect(try await events(stores).isEmpty)
    try await execute("DROP TRIGGER refuse")
    _ = try await append(batch)
    #expect(try await events(stores) == batch.events)
  }

  @Test("A session whose events cannot be removed is not erased, and keeps them")
  func erasedTogether() async throws {
    try await start()
    let batch = try EventSamples.pastes(1...5)
    _ = try await append(batch)
    try await execute(
      "CREATE TRIGGER refuse BEFORE DELETE ON client_events BEGIN SELECT RAISE(ABORT, 'refused'); END")
    await #expect(throws: StoreError.failed(path: path, why: "refused")) { try await apply(.erase) }
    #expect(try await stores.sessions.session(RecordSamples.session(1))?.state == .consented)
    #expect(try await events(stores) == batch.events)
    try await execute("DROP TRIGGER refuse")
    try await apply(.erase)
    let left = try await DatabaseQueue(path: path).read {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM client_events")
    }
    #expect(left == 0)
  }

  @Test(
    "A row that this program did not write is told as damage",
    arguments: [
      "kind = 'dreaming'", "phase = 'middle'", "phase = 'began'", "device = 'toaster'", "device = NULL",
      "kind = 'paste'", "time_us = -1", "time_us = 86400000001", "sequence = 1000000001",
    ])
  func damaged(change: String) async throws {
    try await start()
    _ = try await append(
      ClientEventBatch([ClientEvent(1, .deviceChange, .point, device: .camera, at: .zero)]))
    try await execute("UPDATE client_events SET \(change)")
    let damage = StoreError.damaged(path: path, why: "a row of client_events is not as it was written")
    await #expect(throws: damage) { try await events(stores) }
  }

  @Test("What was kept is there when the database is opened again")
  func reopened() async throws {
    try await start()
    let batch = try ClientEventBatch(EventSamples.everything)
    _ = try await append(batch)
    #expect(try await events(RecordStores(try SQLiteDatabase(path: path))) == batch.events)
  }

  @Test("A database of the form before is brought to this one, with what is in it")
  func migrated() async throws {
    try await start()
    try await execute("DROP TABLE client_events; DELETE FROM grdb_migrations WHERE identifier = '5 events'")
    let again = RecordStores(try SQLiteDatabase(path: path))
    #expect(try await again.sessions.session(RecordSamples.session(1))?.state == .consented)
    let outcome = try await again.events.append(
      EventSamples.pastes(1...2), to: RecordSamples.session(1), at: RecordSamples.time(3))
    #expect(
      outcome == .taken(AppendedEvents(new: 2, known: 0, refused: 0, nextSequence: 3)))
  }

  @Test("A list is read in the order of an index, without sorting")
  func plan() async throws {
    let plan = try await DatabaseQueue(path: path).read {
      try Row.fetchAll(
        $0,
        sql: """
          EXPLAIN QUERY PLAN SELECT * FROM client_events WHERE session_id = 'x' AND (time_us, sequence) > (1, 2)
          ORDER BY time_us, sequence LIMIT 9
          """
      ).map { $0["detail"] as String }
    }
    #expect(plan.contains { $0.contains("client_events_by_time") } && plan.count == 1, "\(plan)")
  }
}
