import Foundation
import GRDB
import Persistence
import SessionModel
import Synchronization
import TestSupport
import Testing

@testable import StorageSQLite

@Suite("The store of sessions in SQLite")
struct SQLiteSessionStoreTests {
  private let folder: TemporaryFolder
  private let path: String
  private let stores: RecordStores

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("proctor.sqlite").path
    stores = RecordStores(try SQLiteDatabase(path: path))
  }

  @discardableResult
  private func start(_ stores: RecordStores, _ number: Int = 1) async throws -> SessionStartOutcome {
    try await stores.sessions.start(
      RecordSamples.newSession(number), key: RecordSamples.key("key-\(number)", body: 1),
      by: RecordSamples.hr(), at: RecordSamples.time(Int64(number)))
  }

  private func apply(_ stores: RecordStores, _ change: SessionChange) async throws -> SessionChangeOutcome {
    try await stores.sessions.apply(
      change, to: RecordSamples.session(1), ifVersion: 1, by: RecordSamples.hr(), at: RecordSamples.time(9))
  }

  /// The rows of every table that a change of a session writes.
  private func rows(_ path: String? = nil) async throws -> [String] {
    try await DatabaseQueue(path: path ?? self.path).read { database in
      try ["ai_interview_sessions", "idempotency_keys", "audit_log", "audit_head", "jobs"].map {
        try Row.fetchAll(database, sql: "SELECT * FROM \($0)").map(\.description).joined()
      }
    }
  }

  @Test("It does what every store of sessions does", arguments: SessionStoreConformance.allCases)
  func conforms(promise: SessionStoreConformance) async throws { try await promise.exercise(stores) }

  @Test("The table keeps the name that the product gives it")
  func tableName() async throws {
    try await start(stores)
    let name = try await DatabaseQueue(path: path).read {
      try String.fetchOne($0, sql: "SELECT candidate_name FROM ai_interview_sessions")
    }
    #expect(name == "Ada Lovelace")
  }

  @Test("Of two programs that write at one moment, one wins")
  func twoConnections() async throws {
    try await start(stores)
    let both = [stores, RecordStores(try SQLiteDatabase(path: path))]
    let outcomes = try await withThrowingTaskGroup(of: SessionChangeOutcome.self) { group in
      for stores in both {
        group.addTask { try await apply(stores, try SessionChange(.consent)) }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    let winners = outcomes.compactMap { if case .changed(let record, _) = $0 { record } else { nil } }
    #expect(winners.count == 1)
    #expect(outcomes.contains(.stale(try #require(winners.first))))
  }

  @Test(
    "A statement that fails takes the whole change back",
    arguments: [
      "UPDATE ON ai_interview_sessions", "INSERT ON jobs", "INSERT ON audit_log", "UPDATE ON audit_head",
    ])
  func rolledBack(statement: String) async throws {
    try await start(stores)
    try await DatabaseQueue(path: path).write {
      try $0.execute(
        sql: "CREATE TRIGGER refuse BEFORE \(statement) BEGIN SELECT RAISE(ABORT, 'refused'); END")
    }
    let before = try await rows()
    let change = try SessionChange(.consent, reason: "x", enqueuing: [RecordSamples.job(1)])
    await #expect(throws: StoreError.failed(path: path, why: "refused")) {
      _ = try await apply(stores, change)
    }
    #expect(try await rows() == before)
    try await DatabaseQueue(path: path).write { try $0.execute(sql: "DROP TRIGGER refuse") }
    guard case .changed = try await apply(stores, change) else {
      Issue.record("it does not go on")
      return
    }
  }

  @Test(
    "A program that is killed after any statement of a change leaves all of it or nothing", arguments: 1..<20)
  func killed(after statement: Int) async throws {
    try await start(stores)
    let before = try await rows()
    let copy = folder.file("copy.sqlite").path
    let change = try SessionChange(.consent, reason: "x", enqueuing: [RecordSamples.job(1)])
    let copier = Copier(path: path, copy: copy, after: statement)
    let database = try SQLiteDatabase(path: path)
    try await database.write { $0.trace { _ in copier.note() } }
    _ = try await apply(RecordStores(database), change)
    // Opened as after a crash: what the log holds of an unfinished transaction is left out.
    guard copier.hasCopied else { return }
    let found = try await rows(copy)
    let after = try await rows()
    #expect(found == before || found == after)
  }

  @Test("A full disk is told, and nothing of the change is kept")
  func fullDisk() async throws {
    let path = folder.file("small.sqlite").path
    let small = RecordStores(try SQLiteDatabase(path: path, isMade: true, busyTimeout: .zero, mostPages: 64))
    try await start(small)
    let jobs = try (1...40).map {
      try RecordSamples.job($0, payload: String(repeating: "x", count: NewJob.mostPayloadBytes))
    }
    await #expect(throws: StoreError.diskFull(path: path)) {
      _ = try await apply(small, try SessionChange(.consent, enqueuing: jobs))
    }
    #expect(try await small.sessions.session(RecordSamples.session(1))?.state == .created)
    #expect(try await small.audit.head().count == 1)
    #expect(try await small.jobs.counts().isEmpty)
  }

  @Test("A database that is locked, closed, or has a foreign row says so")
  func troubles() async throws {
    try await start(stores)
    let database = try SQLiteDatabase(path: path, busyTimeout: .zero)
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(path: path, configuration: configuration)
    try await other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
    await #expect(throws: StoreError.busy(path: path)) { try await start(RecordStores(database), 2) }
    try await other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
    try await other.write { try $0.execute(sql: "UPDATE ai_interview_sessions SET state = 'dreaming'") }
    let damaged = StoreError.damaged(
      path: path, why: "a row of ai_interview_sessions is not as it was written")
    await #expect(throws: damaged) { try await stores.sessions.session(RecordSamples.session(1)) }
    try database.close()
    await #expect(throws: StoreError.self) { try await start(RecordStores(database), 3) }
  }

  @Test(
    "A change has more statements than the first few that it is killed after, and is killed after its last one"
  )
  func killedEverywhere() async throws {
    try await start(stores)
    let database = try SQLiteDatabase(path: path)
    let copiers = (1..<20).map { Copier(path: path, copy: folder.file("copy-\($0)").path, after: $0) }
    try await database.write { $0.trace { _ in copiers.forEach { $0.note() } } }
    _ = try await apply(
      RecordStores(database), try SessionChange(.consent, reason: "x", enqueuing: [RecordSamples.job(1)]))
    #expect((6..<19).contains(copiers.count { $0.hasCopied }))
  }

  @Test("An erased candidate is in no file of the database")
  func erased() async throws {
    try await start(stores)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path + "-wal"))
    #expect(bytes.range(of: Data("Ada".utf8)) != nil)
    // Large ones lie on pages of their own, which are only marked as free.
    for number in 1...9 {
      let payload = String(repeating: "Ada Lovelace ", count: 1_000)
      let job = try RecordSamples.job(number, session: RecordSamples.session(1), payload: payload)
      _ = try await stores.jobs.enqueue(job, at: RecordSamples.time(2))
    }
    let outcome = try await apply(stores, try SessionChange(.erase))
    guard case .changed = outcome else {
      Issue.record("\(outcome)")
      return
    }
    for ending in ["", "-wal"] {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: path + ending))
      for text in ["Ada", "hiring.example.org", "Ext-1", "ext-1"] {
        #expect(bytes.range(of: Data(text.utf8)) == nil, "\(text) in the file\(ending)")
      }
    }
  }
}

/// Copies the files of a database when so many statements have begun.
private final class Copier: Sendable {
  private let path, copy: String
  private let left: Mutex<Int>

  init(path: String, copy: String, after statement: Int) {
    self.path = path
    self.copy = copy
    left = Mutex(statement)
  }

  var hasCopied: Bool { left.withLock { $0 <= 0 } }

  func note() {
    left.withLock { left in
      left -= 1
      guard left == 0 else { return }
      for ending in ["", "-wal"] {
        try? FileManager.default.copyItem(atPath: path + ending, toPath: copy + ending)
      }
    }
  }
}
