import Foundation
import GRDB
import Persistence

/// How far the form of a database has come to that of this version.
public struct SchemaSteps: Hashable, Sendable {
  /// The steps that were taken, in order.
  public let taken: [String]
  /// Those that are to come, in order; none where it has the form of this version.
  public let missing: [String]

  /// That of a database that is yet to be made.
  public static var ofNothing: SchemaSteps { SchemaSteps(taken: []) }

  /// Takes the steps that were taken; those to come are all others.
  init(taken: [String]) {
    self.taken = taken
    let known = Set(taken)
    missing = Schema.migrator.migrations.filter { !known.contains($0) }
  }
}

extension SQLiteDatabase {
  private static let countOfTables = """
    SELECT count(*) FROM sqlite_master WHERE name <> 'grdb_migrations' AND name NOT LIKE 'sqlite_%'
    """

  /// Before the write-ahead log is turned on, which would change the database of another program.
  ///
  /// - Returns: How far its form has come.
  /// - Throws: `StoreError` where it is another program's, or a newer version's.
  static func look(at path: String, _ usual: Configuration) throws -> SchemaSteps {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = usual.busyMode
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    let steps = try queue.read { database in
      // The list of migrations comes to be a moment before our mark; a second program may look in between.
      let isEmpty = try Int.fetchOne(database, sql: Self.countOfTables) == 0
      let owner = try Int.fetchOne(database, sql: "PRAGMA application_id")
      guard isEmpty || owner == Schema.applicationID else { throw StoreError.foreignDatabase(path: path) }
      guard try !Schema.migrator.hasBeenSuperseded(database) else {
        throw StoreError.newerSchema(path: path)
      }
      return SchemaSteps(taken: try Schema.migrator.appliedMigrations(database))
    }
    try queue.close()
    return steps
  }

  /// Looks how far the form of a database has come, and changes nothing.
  ///
  /// - Throws: ``StoreError``, as opening it would.
  public static func steps(
    of path: String, busyTimeout: Duration = .seconds(10)
  ) throws(StoreError) -> SchemaSteps {
    guard FileManager.default.fileExists(atPath: path) else { throw .notFound(path: path) }
    try DatabaseFile.check(path)
    do {
      var configuration = Configuration()
      configuration.busyMode = .timeout(TimeInterval(busyTimeout.components.seconds))
      return try look(at: path, configuration)
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// A second program that opens the database too may take a step between our look at which are missing and
  /// our taking it. Then ours fails, and we look again; where nobody took one meanwhile, the failure is
  /// real.
  static func migrate(
    _ pool: DatabasePool, noting note: @escaping @Sendable (String) -> Void
  ) throws {
    let migrator = Schema.migrator(noting: note)
    while true {
      let before = try pool.read(migrator.appliedIdentifiers)
      do {
        return try migrator.migrate(pool)
      } catch {
        guard try pool.read(migrator.appliedIdentifiers) != before else { throw error }
      }
    }
  }
}
