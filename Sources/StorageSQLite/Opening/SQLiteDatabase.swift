import Foundation
import GRDB
import Persistence
import Synchronization

/// One database file: many readers beside one writer (write-ahead log), brought to the newest form when it
/// is opened.
///
/// Work on it runs on the pool's own threads.
public struct SQLiteDatabase: Sendable {
  /// Where it is.
  public let path: String
  /// The steps that opening it took to bring it to the newest form, in order; none where it had that.
  public let stepsTaken: [String]
  private let pool: DatabasePool

  /// Opens a database, and makes it where there is none: the file for its owner alone (0600), and the
  /// folders above it (0700).
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
      guard isMade else { throw .notFound(path: path) }
      try DatabaseFile.make(path)
    }
    do {
      try DatabaseFile.check(path)
      let steps = Mutex<[String]>([])
      pool = try Self.opened(
        path, Self.configuration(busyTimeout: busyTimeout, mostPages: mostPages), by: .now + busyTimeout
      ) { step in
        steps.withLock { $0.append(step) }
      }
      stepsTaken = steps.withLock { $0 }
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
      // What is erased must not be read out of a free page.
      try database.execute(sql: "PRAGMA secure_delete = ON")
      if let mostPages { try database.execute(sql: "PRAGMA max_page_count = \(mostPages)") }
    }
    return configuration
  }

  /// Turning the write-ahead log on fails at once where another program does the same: SQLite does not wait
  /// there.
  private static func opened(
    _ path: String, _ configuration: Configuration, by deadline: ContinuousClock.Instant,
    noting note: @escaping @Sendable (String) -> Void
  ) throws -> DatabasePool {
    while true {
      do {
        _ = try look(at: path, configuration)
        let pool = try DatabasePool(path: path, configuration: configuration)
        // A power cut must not lose what was acknowledged. Here, because the pool sets NORMAL when it turns the log on.
        try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        try migrate(pool, noting: note)
        return pool
      } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
        guard ContinuousClock.now < deadline else { throw error }
        usleep(5_000)
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

  /// Writes what may be lost by a power cut, though not by a killed program: without waiting for the disk. What is
  /// written later and waits, waits for this, too.
  func writeUnsynced<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws -> Value {
    try Task.checkCancellation()
    do {
      // In a task that nobody cancels: every statement of a cancelled one throws, the last one too, and later changes
      // would not wait for the disk, nor would anybody hear of this one.
      return try await Task { [pool] in
        try await pool.writeWithoutTransaction { try Self.unsynced(in: $0, body) }
      }.value
    } catch {
      throw mapped(error)
    }
  }

  private static func unsynced<Value>(
    in database: Database, _ body: (Database) throws -> Value
  ) throws -> Value {
    try database.execute(sql: "PRAGMA synchronous = NORMAL")
    let outcome = Result { try transaction(in: database, body) }
    try database.execute(sql: "PRAGMA synchronous = FULL")
    return try outcome.get()
  }

  private static func transaction<Value>(
    in database: Database, _ body: (Database) throws -> Value
  ) throws -> Value {
    var value: Value?
    try database.inTransaction(.immediate) {
      value = try body(database)
      return .commit
    }
    guard let value else { preconditionFailure("a transaction that was committed has a value") }
    return value
  }

  /// Empties the write-ahead log, which still holds what was overwritten. Where somebody reads or writes meanwhile
  /// nothing happens: the log is emptied at the next occasion.
  func emptyLog() async {
    try? await pool.barrierWriteWithoutTransaction { _ = try $0.checkpoint(.truncate) }
  }

  private func mapped(_ error: any Error) -> any Error {
    error is CancellationError ? error : StoreError(error, path: path)
  }

  /// Closes all connections; nothing may be under way.
  public func close() throws(StoreError) {
    do { try pool.close() } catch { throw StoreError(error, path: path) }
  }
}
