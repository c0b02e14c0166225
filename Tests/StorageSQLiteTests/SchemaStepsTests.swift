import Foundation
import GRDB
import Persistence
import TestSupport
import Testing

@testable import StorageSQLite

@Suite("The form of a database, and a look for damage")
struct SchemaStepsTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("proctor.sqlite").path
  }

  @Test("Opening tells the steps that it took, the next opening none")
  func taken() throws {
    let first = try SQLiteDatabase(path: path)
    #expect(first.stepsTaken == Schema.migrator.migrations)
    try first.close()
    #expect(try SQLiteDatabase(path: path).stepsTaken.isEmpty)
    let steps = try SQLiteDatabase.steps(of: path)
    #expect(steps.taken == Schema.migrator.migrations && steps.missing.isEmpty)
    #expect(SchemaSteps.ofNothing.missing == steps.taken)
  }

  @Test("A step that fails is missing afterwards, and those behind it")
  func failed() throws {
    // A table of the second step stands in its way.
    let queue = try DatabaseQueue(path: path)
    try Schema.migrator.migrate(queue, upTo: Schema.migrator.migrations[0])
    try queue.write { try $0.execute(sql: "CREATE TABLE audit_log (x)") }
    try queue.close()
    #expect(throws: StoreError.self) { try SQLiteDatabase(path: path) }
    let steps = try SQLiteDatabase.steps(of: path)
    #expect(steps.taken == [Schema.migrator.migrations[0]])
    #expect(steps.missing == Array(Schema.migrator.migrations.dropFirst()))
  }

  @Test("A look changes nothing, and tells what opening would")
  func look() throws {
    #expect(throws: StoreError.notFound(path: path)) { try SQLiteDatabase.steps(of: path) }
    #expect(throws: StoreError.notFound(path: path)) { try SQLiteDatabase.quickCheck(path) }
    let note = try folder.write("no database", to: "note.txt").path
    #expect(throws: StoreError.notADatabase(path: note)) { try SQLiteDatabase.steps(of: note) }
    #expect(throws: StoreError.notADatabase(path: note)) { try SQLiteDatabase.quickCheck(note) }
    #expect(TemporaryFolder.contents(of: folder.url) == ["note.txt"])
  }

  @Test("A sound database is sound, with others at work on it")
  func sound() throws {
    let database = try SQLiteDatabase(path: path)
    #expect(try SQLiteDatabase.quickCheck(path) == .sound)
    try database.close()
  }

  @Test("One whose time is over before all was looked at is not called sound")
  func unfinished() throws {
    let queue = try DatabaseQueue(path: path)
    try queue.write { database in
      try database.execute(sql: "CREATE TABLE t (x INTEGER CHECK (abs(x) >= 0))")
      try database.execute(
        sql: """
          WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000000) INSERT INTO t SELECT i FROM n
          """)
    }
    #expect(try SQLiteDatabase.quickCheck(path, within: .nanoseconds(1)) == .unfinished)
  }
}
