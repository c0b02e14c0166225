import Foundation
import GRDB
import StorageSQLite
import TestSupport
import Testing

@testable import proctor

@Suite("proctor migrate")
struct MigrateTests {
  private let folder: TemporaryFolder
  private var path: String { folder.file("proctor.sqlite").path }

  init() throws { folder = try TemporaryFolder() }

  private func migrate(_ options: String...) async throws -> ChildProcess.Ending {
    try await ProctorRun.run(
      ["migrate", "--data", folder.url.path] + options, environment: ServerFolder.plainEnvironment)
  }

  /// A database of the first form that there was.
  private func makeOld() throws {
    try SQLiteDatabase(path: path).close()
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.write { database in
      let tables = try String.fetchAll(database, sql: "SELECT name FROM sqlite_master WHERE type = 'table'")
      for table in tables
      where !table.hasPrefix("kb_") && !table.hasPrefix("sqlite_") && table != "grdb_migrations" {
        try database.execute(sql: "DROP TABLE \"\(table)\"")
      }
      try database.execute(sql: "DELETE FROM grdb_migrations WHERE identifier <> '1 knowledge'")
    }
    try queue.close()
  }

  @Test("A database is made, and then there is nothing to do")
  func fresh() async throws {
    let first = try await migrate()
    #expect(first.status == 0 && first.errors.isEmpty, "\(first.errors)")
    #expect(first.output.contains("from nothing to") && first.output.contains("took 1 knowledge\n"))
    let second = try await migrate()
    #expect(second.status == 0 && second.output.contains("nothing to do"), "\(second.output)")
  }

  @Test("A look at a database that is not there ends with 1, and makes none")
  func checkNothing() async throws {
    let ending = try await migrate("--check")
    #expect(ending.status == 1 && ending.errors.isEmpty, "\(ending.errors)")
    #expect(ending.output.contains("is yet to be made") && ending.output.contains("  1 knowledge"))
    #expect(TemporaryFolder.contents(of: folder.url).isEmpty)
  }

  @Test("A look names the steps that are missing and takes none; then they are taken")
  func old() async throws {
    try makeOld()
    let before = try Data(contentsOf: folder.file("proctor.sqlite"))
    for _ in 0..<2 {
      let check = try await migrate("--check")
      #expect(check.status == 1 && check.output.contains("has the form \"1 knowledge\""), "\(check.output)")
      #expect(check.output.contains("  3 sessions") && !check.output.contains("  1 knowledge"))
    }
    #expect(try Data(contentsOf: folder.file("proctor.sqlite")) == before)
    let ending = try await migrate()
    #expect(ending.status == 0 && ending.output.contains("from \"1 knowledge\" to"), "\(ending.output)")
    #expect(ending.output.contains("took 3 sessions") && !ending.output.contains("took 1 knowledge"))
    #expect(try await migrate("--check").status == 0)
  }

  @Test("Of two that begin at once each step is taken by one, and both end well", arguments: 0..<3)
  func together(round: Int) async throws {
    if round > 0 { try makeOld() }
    let missing = try SQLiteDatabase.steps(ofFileAt: path).missing
    async let one = migrate()
    async let other = migrate()
    let endings = try await [one, other]
    #expect(endings.allSatisfy { $0.status == 0 && $0.errors.isEmpty }, "\(endings.map(\.errors))")
    let taken = endings.flatMap { $0.output.split(separator: "\n") }.filter { $0.hasPrefix("  took ") }
    #expect(taken.map { String($0.dropFirst(7)) }.sorted() == missing.sorted())
    #expect(try SQLiteDatabase.steps(of: path).missing.isEmpty)
  }

  @Test("A newer database and another program's are refused and stay as they are")
  func refused() async throws {
    try SQLiteDatabase(path: path).close()
    let newer = try DatabaseQueue(path: path)
    try await newer.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('9999 of the future')") }
    try newer.close()
    let foreign = folder.file("other.sqlite")
    let other = try DatabaseQueue(path: foreign.path)
    try await other.write { try $0.execute(sql: "CREATE TABLE notes (text)") }
    try other.close()
    let before = try Data(contentsOf: foreign)
    for options in [[], ["--check"]] {
      for (database, said) in [(path, "newer version"), (foreign.path, "another program")] {
        let ending = try await ProctorRun.run(["migrate", "--database", database] + options)
        #expect(ending.status == 65 && ending.errorLines.count == 1, "\(ending.errors)")
        #expect(ending.errors.contains(said) && ending.output.isEmpty, "\(ending.errors)")
      }
    }
    #expect(try Data(contentsOf: foreign) == before)
  }
}

extension SQLiteDatabase {
  /// The steps of a database that may not be there.
  fileprivate static func steps(ofFileAt path: String) throws -> SchemaSteps {
    FileManager.default.fileExists(atPath: path) ? try steps(of: path) : .ofNothing
  }
}
