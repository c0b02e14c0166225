import Foundation
import GRDB
import Persistence

/// One database file: many readers beside one writer (write-ahead log), brought to the newest form when it is opened.
///
/// Work on it runs on the pool's own threads.
public struct SQLiteDatabase: Sendable {
  /// Where it is.
  public let path: String
  private let pool: DatabasePool

  /// Opens a database, and makes it where there is none: the file for its owner alone (0600), and the folders above
  /// it (0700).
  ///
  /// - Parameters:
  ///   - isMade: Whether a missing file is made; without, it is refused.
  ///   - busyTimeout: How long a locked database is waited for.
  /// - Throws: ``StoreError``.
  public init(
    path: String, isMade: Bool = true, busyTimeout: Duration = .seconds(10)
  ) throws(StoreError) {
    try self.init(path: path, isMade: isMade, busyTimeout: busyTimeout, mostPages: nil)
  }

  /// - Parameter mostPages: Stands in for the size of the disk.
  init(path: String, isMade: Bool, busyTimeout: Duration, mostPages: Int?) throws(StoreError) {
    self.path = path
    let existed = FileManager.default.fileExists(atPath: path)
    if !existed {
      guard isMade else { throw .notOpened(path: path, why: "there is no such file") }
      try DatabaseFile.make(path)
    }
    do {
      try Self.checkFile(path)
      pool = try DatabasePool(
        path: path, configuration: Self.configuration(busyTimeout: busyTimeout, mostPages: mostPages))
      try Self.checkOwner(pool, path)
      try Schema.migrator.migrate(pool)
    } catch {
      if !existed { DatabaseFile.removeIfEmpty(path) }
      throw StoreError(error, path: path)
    }
  }

  private static func configuration(busyTimeout: Duration, mostPages: Int?) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(TimeInterval(busyTimeout.components.seconds))
    configuration.foreignKeysEnabled = true
    configuration.maximumReaderCount = 4
    configuration.prepareDatabase { database in
      // A power cut must not lose what was acknowledged.
      try database.execute(sql: "PRAGMA synchronous = FULL")
      if let mostPages { try database.execute(sql: "PRAGMA max_page_count = \(mostPages)") }
    }
    return configuration
  }

  private static func checkFile(_ path: String) throws(StoreError) {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue { throw .notOpened(path: path, why: "it is a folder") }
    // SQLite opens what it may only read, and fails when it writes.
    guard FileManager.default.isReadableFile(atPath: path) else {
      throw .notOpened(path: path, why: "this user may not read it")
    }
    guard FileManager.default.isWritableFile(atPath: path) else { throw .readOnly(path: path) }
  }

  private static func checkOwner(_ pool: DatabasePool, _ path: String) throws {
    try pool.read { database in
      let isEmpty = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") == 0
      let owner = try Int.fetchOne(database, sql: "PRAGMA application_id")
      guard isEmpty || owner == Schema.applicationID else { throw StoreError.foreignDatabase(path: path) }
      guard try !Schema.migrator.hasBeenSuperseded(database) else {
        throw StoreError.newerSchema(path: path)
      }
    }
  }

  /// Reads, at one moment of the database's life.
  func read<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
    do {
      return try await pool.read(body)
    } catch {
      throw mapped(error)
    }
  }

  /// Writes: all that `body` does, or nothing where it throws.
  func write<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
    do {
      return try await pool.write(body)
    } catch {
      throw mapped(error)
    }
  }

  private func mapped(_ error: any Error) -> any Error {
    error is CancellationError ? error : StoreError(error, path: path)
  }

  /// Closes all connections; nothing may be under way.
  public func close() throws(StoreError) {
    do { try pool.close() } catch { throw StoreError(error, path: path) }
  }
}
