import Foundation
import GRDB
import Persistence
import Retrieval
import SessionModel
import TestSupport
import Testing

@testable import StorageSQLite

@Suite("Opening a database")
struct SQLiteDatabaseTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("deep/er/proctor.sqlite").path
  }

  private func permissions(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test("A new one is its owner's alone, with the folders made for it, whatever the umask")
  func permissions() async throws {
    let store = SQLiteKnowledgeStore(try SQLiteDatabase(path: path))
    _ = try await store.put([KnowledgeSamples.document("a")], at: WallTime(microseconds: 1))
    for ending in ["", "-wal", "-shm"] { #expect(try permissions(path + ending) == 0o600) }
    #expect(try permissions(folder.file("deep").path) == 0o700)
  }

  @Test("It has a write-ahead log, foreign keys, and our mark")
  func settings() async throws {
    let database = try SQLiteDatabase(path: path)
    // Asked of the connection that writes: those that read have settings of their own.
    let found = try await database.write { database in
      try ["journal_mode", "foreign_keys", "synchronous", "application_id", "busy_timeout", "secure_delete"]
        .map {
          try String.fetchOne(database, sql: "PRAGMA \($0)")
        }
    }
    #expect(found == ["wal", "1", "2", "\(Schema.applicationID)", "10000", "1"])
    let tables = try await database.read { try String.fetchSet($0, sql: "SELECT name FROM sqlite_master") }
    #expect(tables.isSuperset(of: ["kb_docs", "kb_chunks"]))
  }

  @Test("After a write that does not wait for the disk the next one does, even if the first failed")
  func unsynced() async throws {
    struct Refused: Error {}
    let database = try SQLiteDatabase(path: path)
    @Sendable func setting(_ database: Database) throws -> Int? {
      try Int.fetchOne(database, sql: "PRAGMA synchronous")
    }
    #expect(try await database.writeUnsynced(setting) == 1)
    #expect(try await database.write(setting) == 2)
    await #expect(throws: StoreError.self) {
      try await database.writeUnsynced { database in
        try database.execute(sql: "INSERT INTO kb_state VALUES (2, 0)")
        throw Refused()
      }
    }
    #expect(try await database.write(setting) == 2)
    #expect(try await database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM kb_state") } == 1)
  }

  @Test("A missing one is told where none is to be made, and none is made")
  func missing() {
    #expect(throws: StoreError.notFound(path: path)) { try SQLiteDatabase(path: path, isMade: false) }
    #expect(TemporaryFolder.contents(of: folder.url).isEmpty)
  }

  @Test("What is no database is told and left as it is", arguments: [4, 9_000])
  func noDatabase(length: Int) throws {
    let content = String(repeating: "x", count: length)
    let file = try folder.write(content, to: "note.txt")
    #expect(throws: StoreError.notADatabase(path: file.path)) { try SQLiteDatabase(path: file.path) }
    #expect(try String(contentsOf: file, encoding: .utf8) == content)
    #expect(TemporaryFolder.contents(of: folder.url) == ["note.txt"])
  }

  @Test("A folder, a device, and a place in a file")
  func noFile() throws {
    #expect(throws: StoreError.notOpened(path: folder.url.path, why: "it is a folder")) {
      try SQLiteDatabase(path: folder.url.path)
    }
    let device = StoreError.notOpened(path: "/dev/null", why: "it is a device or a pipe")
    #expect(throws: device) { try SQLiteDatabase(path: "/dev/null") }
    let inside = try folder.empty("file").appending(path: "x.sqlite").path
    let error = #expect(throws: StoreError.self) { try SQLiteDatabase(path: inside) }
    guard case .notOpened = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("The database of another program is told and not changed by a byte")
  func foreign() async throws {
    let file = folder.file("other.sqlite")
    let other = try DatabaseQueue(path: file.path)
    try await other.write { try $0.execute(sql: "CREATE TABLE notes (text)") }
    try other.close()
    let before = try Data(contentsOf: file)
    #expect(throws: StoreError.foreignDatabase(path: file.path)) { try SQLiteDatabase(path: file.path) }
    #expect(try Data(contentsOf: file) == before)
  }

  @Test("One of a newer program is told")
  func newer() async throws {
    try SQLiteDatabase(path: path).close()
    let other = try DatabaseQueue(path: path)
    try await other.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('9 of the future')") }
    #expect(throws: StoreError.newerSchema(path: path)) { try SQLiteDatabase(path: path) }
  }

  @Test("A full disk is told, and what was there stays")
  func fullDisk() async throws {
    let database = try SQLiteDatabase(path: path, isMade: true, busyTimeout: .seconds(1), mostPages: 64)
    let store = SQLiteKnowledgeStore(database)
    let kept = KnowledgeSamples.document("a")
    _ = try await store.put([kept], at: WallTime(microseconds: 1))
    let large = KnowledgeSamples.document("b", paragraphs: (0..<5_000).map { "Paragraph \($0)" })
    await #expect(throws: StoreError.diskFull(path: path)) {
      _ = try await store.put([large], at: WallTime(microseconds: 2))
    }
    #expect(try await store.entries(.everything).map(\.id) == [kept.document.id])
    #expect(try await store.put([KnowledgeSamples.document("c")], at: WallTime(microseconds: 3)) == [.added])
  }

  @Test("A lock that lasts is told")
  func busy() async throws {
    let store = SQLiteKnowledgeStore(try SQLiteDatabase(path: path, busyTimeout: .zero))
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(path: path, configuration: configuration)
    try await other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
    await #expect(throws: StoreError.busy(path: path)) {
      _ = try await store.put([KnowledgeSamples.document("a")], at: WallTime(microseconds: 1))
    }
    #expect(try await store.entries(.everything).isEmpty)
  }

  @Test(
    "What SQLite says becomes an error of ours",
    arguments: [
      (ResultCode.SQLITE_CORRUPT, StoreError.damaged(path: "/x", why: "words")),
      (.SQLITE_CANTOPEN, .notOpened(path: "/x", why: "words")), (.SQLITE_FULL, .diskFull(path: "/x")),
      (.SQLITE_READONLY, .readOnly(path: "/x")), (.SQLITE_NOTADB, .notADatabase(path: "/x")),
      (.SQLITE_IOERR, .failed(path: "/x", why: "words")), (.SQLITE_LOCKED, .busy(path: "/x")),
    ])
  func mapped(code: ResultCode, expected: StoreError) {
    let error = DatabaseError(resultCode: code, message: "words", sql: "SELECT 'secret'")
    #expect(StoreError(error, path: "/x") == expected)
  }
}
