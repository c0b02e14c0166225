import Dispatch
import Foundation
import GRDB
import Persistence
import Retrieval
import SessionModel
import StorageSQLite
import Synchronization
import TestSupport
import Testing

@Suite("The knowledge store in SQLite")
struct SQLiteKnowledgeStoreTests {
  private let folder: TemporaryFolder
  private let path: String
  private let time = WallTime(microseconds: 1)

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("proctor.sqlite").path
  }

  private func store() throws -> SQLiteKnowledgeStore { SQLiteKnowledgeStore(try SQLiteDatabase(path: path)) }

  @Test("It does what every knowledge store does", arguments: KnowledgeStoreConformance.allCases)
  func conforms(promise: KnowledgeStoreConformance) async throws {
    try await promise.exercise(store())
  }

  @Test("What was put is there when the database is opened again")
  func reopening() async throws {
    let new = KnowledgeSamples.document("a", KnowledgeSamples.rubric())
    let database = try SQLiteDatabase(path: path)
    _ = try await SQLiteKnowledgeStore(database).put([new], at: time)
    try database.close()
    let again = try store()
    #expect(try await again.document(new.document.id) == new.document)
    #expect(try await again.chunks(of: new.document.id) == new.chunks)
    #expect(try await again.put([new], at: time) == [.unchanged])
    #expect(try await again.revision() == 1)
  }

  @Test("Two connections see each other's changes and keep each content once")
  func twoConnections() async throws {
    let (one, two) = (try store(), try store())
    let outcomes = try await withThrowingTaskGroup(of: [KnowledgePutOutcome].self) { group in
      for number in 0..<30 {
        for store in [one, two] {
          group.addTask { try await store.put([KnowledgeSamples.document("\(number)")], at: time) }
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(outcomes.count { $0 == .added } == 30)
    let id = DocumentID(rawValue: "kb_7")
    #expect(try await one.remove(id))
    #expect(try await two.entry(id) == nil)
    #expect(try await one.revision() == 31)
    #expect(try await two.revision() == 31)
  }

  @Test("Connections that open a new database at the same moment all get it", arguments: 0..<5)
  func openedAtOnce(round: Int) async throws {
    let path = path
    // Threads of their own: opening blocks, and the tasks of a small machine would come one after the other.
    let failures = Mutex<[String]>([])
    let ready = DispatchGroup()
    let done = DispatchGroup()
    for _ in 0..<8 {
      ready.enter()
      done.enter()
      Thread {
        ready.leave()
        ready.wait()
        do { _ = try SQLiteDatabase(path: path) } catch { failures.withLock { $0.append("\(error)") } }
        done.leave()
      }.start()
    }
    await withCheckedContinuation { continuation in done.notify(queue: .global()) { continuation.resume() } }
    #expect(failures.withLock { $0 } == [])
    #expect(try await store().revision() == 0)
  }

  @Test("A chunk that the database refuses takes its whole batch back")
  func rolledBack() async throws {
    let store = try store()
    let kept = KnowledgeSamples.document("kept")
    _ = try await store.put([kept], at: time)
    let other = try DatabaseQueue(path: path)
    try await other.write { database in
      try database.execute(
        sql: """
          CREATE TRIGGER refuse BEFORE INSERT ON kb_chunks WHEN NEW.document_id = 'kb_b' AND NEW.ordinal = 2
          BEGIN SELECT RAISE(ABORT, 'refused'); END
          """)
    }
    await #expect(throws: StoreError.failed(path: path, why: "refused")) {
      _ = try await store.put(
        [KnowledgeSamples.document("a"), KnowledgeSamples.document("b")], at: time)
    }
    #expect(try await store.entries(.everything).map(\.id) == [kept.document.id])
    let rows = try await other.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM kb_chunks") }
    #expect(rows == kept.chunks.count)
    #expect(try await store.revision() == 1)
  }

  @Test("A database as a killed program leaves it is whole, without what was not done")
  func killed() async throws {
    let database = try SQLiteDatabase(path: path)
    let kept = KnowledgeSamples.document("kept")
    _ = try await SQLiteKnowledgeStore(database).put([kept], at: time)
    // Its files at one moment in the middle of another transaction, which wrote more than its cache holds.
    let copy = folder.file("copy.sqlite").path
    let (path, other) = (path, try DatabaseQueue(path: path))
    try await other.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA cache_size = 10; BEGIN IMMEDIATE")
      for number in 0..<2_000 {
        try database.execute(
          sql: """
            INSERT INTO kb_chunks SELECT document_id, ?, text, heading_path, 0, 1, 1, 0, 1, NULL, zeroblob(1000)
            FROM kb_chunks WHERE ordinal = 0
            """, arguments: [number + 10])
      }
      for ending in ["", "-wal"] {
        try FileManager.default.copyItem(atPath: path + ending, toPath: copy + ending)
      }
      try database.execute(sql: "ROLLBACK")
    }
    let log = try FileManager.default.attributesOfItem(atPath: copy + "-wal")[.size] as? Int
    #expect(try #require(log) > 1_000_000)
    let recovered = SQLiteKnowledgeStore(try SQLiteDatabase(path: copy))
    #expect(try await recovered.chunks(of: kept.document.id) == kept.chunks)
    #expect(try await recovered.put([KnowledgeSamples.document("b")], at: time) == [.added])
  }

  @Test("10,000 chunks with vectors go in at once and come out the same")
  func tenThousandChunks() async throws {
    let store = try store()
    let new = KnowledgeSamples.document("large", paragraphs: (0..<10_000).map { "Paragraph number \($0)." })
    #expect(try await store.put([new], at: time) == [.added])
    #expect(try await store.chunks(of: new.document.id) == new.chunks)
    let some = stride(from: 0, to: 10_000, by: 97).map { new.chunks[$0].chunk.id }
    #expect(try await store.chunks(some).count == some.count)
    #expect(try await store.remove(new.document.id))
    #expect(try await store.chunks(of: new.document.id).isEmpty)
  }

  @Test("A row that this program did not write is told as damage")
  func damagedRow() async throws {
    let store = try store()
    let new = KnowledgeSamples.document("a")
    _ = try await store.put([new], at: time)
    let other = try DatabaseQueue(path: path)
    try await other.write { try $0.execute(sql: "UPDATE kb_chunks SET vector = x'0102' WHERE ordinal = 0") }
    let error = await #expect(throws: StoreError.self) { try await store.chunks(of: new.document.id) }
    guard case .damaged = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }
}
