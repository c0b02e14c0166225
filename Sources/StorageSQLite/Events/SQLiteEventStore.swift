import GRDB
import Persistence
import SessionModel

/// What browsers told in SQLite, table `client_events`.
public struct SQLiteEventStore: EventStore {
  private let database: SQLiteDatabase

  /// Uses a database that is open.
  public init(_ database: SQLiteDatabase) { self.database = database }

  /// Keeps a batch.
  public func append(
    _ batch: ClientEventBatch, to session: SessionID, at time: WallTime
  ) async throws -> EventAppendOutcome {
    try await database.write { database in
      guard let state = try SessionRows.record(session, in: database)?.state else { return .noSession }
      let (count, last) = try EventRows.extent(of: session, in: database)
      switch batch.plan(
        in: state, among: try Self.kept(batch, of: session, in: database), count: count, last: last)
      {
      case .ends(let outcome): return outcome
      case .keeps(let new, let appended):
        for event in new { try EventRows.insert(event, of: session, at: time, into: database) }
        return .taken(appended)
      }
    }
  }

  /// The events of a session that have the numbers of a batch.
  private static func kept(
    _ batch: ClientEventBatch, of session: SessionID, in database: Database
  ) throws -> [Int: ClientEvent] {
    try batch.events.reduce(into: [:]) { kept, event in
      kept[event.sequence] = try EventRows.event(event.sequence, of: session, in: database)
    }
  }

  /// Events in order.
  public func events(
    of session: SessionID, after sequence: Int?, limit: Int
  ) async throws -> [ClientEventRecord] {
    try await database.read { database in
      guard let sequence else {
        return try EventRows.records(of: session, after: nil, limit: limit, in: database)
      }
      guard let last = try EventRows.event(sequence, of: session, in: database) else { return [] }
      return try EventRows.records(of: session, after: last, limit: limit, in: database)
    }
  }
}
