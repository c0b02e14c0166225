import GRDB
import Persistence
import Proctoring
import SessionModel
import StorageSQLite
import TestSupport
import Testing

@Suite("The store of flags in SQLite")
struct SQLiteFlagStoreTests {
  private let folder: TemporaryFolder
  private let path: String
  private let stores: RecordStores

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("proctor.sqlite").path
    stores = RecordStores(try SQLiteDatabase(path: path))
  }

  private func flag() throws -> RaisedFlag {
    try FlagSamples.raised(try #require(FlagSamples.headTurn().last))
  }

  private func start() async throws {
    _ = try await stores.sessions.start(
      RecordSamples.newSession(1), key: nil, by: RecordSamples.hr(), at: RecordSamples.time(0))
  }

  @Test("It does what every store of flags does", arguments: FlagStoreConformance.allCases)
  func conforms(promise: FlagStoreConformance) async throws { try await promise.exercise(stores) }

  @Test("A flag and its job are kept together or not at all", arguments: ["jobs", "ai_proctor_flags"])
  func rolledBack(table: String) async throws {
    try await start()
    try await DatabaseQueue(path: path).write {
      try $0.execute(
        sql: "CREATE TRIGGER refuse AFTER INSERT ON \(table) BEGIN SELECT RAISE(ABORT, 'refused'); END")
    }
    let (flag, job) = (try flag(), try RecordSamples.job(1))
    await #expect(throws: StoreError.failed(path: path, why: "refused")) {
      _ = try await stores.flags.put(flag, enqueuing: [job], at: RecordSamples.time(1))
    }
    #expect(try await stores.flags.flag(flag.key) == nil)
    #expect(try await stores.jobs.job(job.key) == nil)
    try await DatabaseQueue(path: path).write { try $0.execute(sql: "DROP TRIGGER refuse") }
    #expect(try await stores.flags.put(flag, enqueuing: [job], at: RecordSamples.time(1)) == .added)
  }

  @Test("An overruling that cannot be written down is not kept")
  func overrulingRolledBack() async throws {
    try await start()
    let flag = try flag()
    _ = try await stores.flags.put(flag, enqueuing: [], at: RecordSamples.time(1))
    try await DatabaseQueue(path: path).write {
      try $0.execute(
        sql: "CREATE TRIGGER refuse BEFORE INSERT ON audit_log BEGIN SELECT RAISE(ABORT, 'refused'); END")
    }
    await #expect(throws: StoreError.failed(path: path, why: "refused")) {
      _ = try await stores.flags.overrule(flag.key, FlagSamples.note("x"), enqueuing: [RecordSamples.job(1)])
    }
    #expect(try await stores.flags.flag(flag.key) == FlagRecord(flag))
    #expect(try await stores.jobs.counts().isEmpty)
  }

  @Test(
    "A row that this program did not write is told as damage",
    arguments: [
      "kind = 'dreaming'", "severity = 'LOW'", "trace = x'01'", "thresholds = '{}}'",
      "thresholds = '{\"high\":{\"comparison\":\"near\",\"limit\":1,\"forMicroseconds\":1}}'", "models = '1'",
      "accommodations = 'wider_yaw=900'", "overruled_reason = 'x'", "policy_version = ''",
    ])
  func damaged(change: String) async throws {
    try await start()
    let flag = try flag()
    _ = try await stores.flags.put(flag, enqueuing: [], at: RecordSamples.time(1))
    try await DatabaseQueue(path: path).write { try $0.execute(sql: "UPDATE ai_proctor_flags SET \(change)") }
    let damage = StoreError.damaged(path: path, why: "a row of ai_proctor_flags is not as it was written")
    await #expect(throws: damage) { try await stores.flags.flag(flag.key) }
  }

  @Test("What was kept is there when the database is opened again")
  func reopened() async throws {
    try await start()
    let flag = try flag()
    _ = try await stores.flags.put(flag, enqueuing: [], at: RecordSamples.time(1))
    _ = try await stores.flags.attach(FlagSamples.clip(), to: flag.key)
    let again = RecordStores(try SQLiteDatabase(path: path))
    #expect(try await again.flags.flag(flag.key) == FlagRecord(flag, clips: [FlagSamples.clip()]))
  }
}
