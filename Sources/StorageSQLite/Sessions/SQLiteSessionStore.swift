import Foundation
import GRDB
import Persistence
import SessionModel

/// Sessions in SQLite, tables `ai_interview_sessions` and `idempotency_keys`.
public struct SQLiteSessionStore: SessionStore {
  private let database: SQLiteDatabase

  /// Uses a database that is open.
  public init(_ database: SQLiteDatabase) { self.database = database }

  /// Starts a session.
  public func start(
    _ new: NewSession, key: IdempotencyKey?, by caller: Principal, at time: WallTime
  ) async throws -> SessionStartOutcome {
    try await database.write { database in
      if let key, let outcome = try Self.repeated(key, by: caller, in: database) { return outcome }
      guard try SessionRows.record(new.id, in: database) == nil else { return .idTaken }
      let record = SessionRecord(new, by: caller, at: time)
      try SessionRows.insert(record, into: database)
      if let key {
        try database.execute(
          sql: "INSERT INTO idempotency_keys VALUES (?, ?, ?, ?)",
          arguments: [caller.subject, key.key, new.id.description, Data(key.body.bytes)])
      }
      _ = try AuditRows.write(.start(of: new.id, by: caller, at: time), into: database)
      return .started(record)
    }
  }

  private static func repeated(
    _ key: IdempotencyKey, by caller: Principal, in database: Database
  ) throws -> SessionStartOutcome? {
    let row = try Row.fetchOne(
      database,
      sql: """
        SELECT ai_interview_sessions.*, body_digest FROM idempotency_keys
        JOIN ai_interview_sessions ON id = session_id WHERE subject = ? AND key = ?
        """, arguments: [caller.subject, key.key])
    guard let row else { return nil }
    let isSameBody = ContentDigest(bytes: row["body_digest"] as Data) == key.body
    return isSameBody ? .repeated(try SessionRows.record(row)) : .keyTaken
  }

  /// Lets something happen to a session.
  public func apply(
    _ change: SessionChange, to id: SessionID, ifVersion known: Int?, by actor: Principal, at time: WallTime
  ) async throws -> SessionChangeOutcome {
    let outcome = try await database.write { database -> SessionChangeOutcome in
      guard let record = try SessionRows.record(id, in: database) else { return .missing }
      switch record.after(change, ifVersion: known, by: actor, at: time) {
      case .ends(let outcome): return outcome
      case .keeps(let next):
        try SessionRows.update(next, in: database)
        if next.state == .erased { try Self.erase(id, in: database) }
        for key in change.withdrawn { try JobRows.withdraw(key, at: time, in: database) }
        for job in change.jobs { try JobRows.add(job, at: time, into: database) }
        let receipt = try AuditRows.write(change.auditEntry(of: id, by: actor, at: time), into: database)
        return .changed(next, receipt: receipt)
      }
    }
    if case .changed(let record, _) = outcome, record.state == .erased { await database.emptyLog() }
    return outcome
  }

  private static func erase(_ id: SessionID, in database: Database) throws {
    for table in ["jobs", "idempotency_keys", "policy_breaches", "ai_proctor_flags", "client_events"] {
      try database.execute(sql: "DELETE FROM \(table) WHERE session_id = ?", arguments: [id.description])
    }
    try AuditRows.eraseDetails(of: id, in: database)
  }

  /// Notes a sign of the candidate.
  public func noteContact(_ id: SessionID, at time: WallTime) async throws -> Bool {
    // The next sign is a few seconds away.
    try await database.writeUnsynced { database in
      try database.cachedStatement(
        sql: """
          UPDATE ai_interview_sessions SET last_contact_at = max(ifnull(last_contact_at, ?1), ?1)
          WHERE id = ?2 AND state = 'in_progress'
          """
      ).execute(arguments: [time.microseconds, id.description])
      return database.changesCount > 0
    }
  }

  /// A session; nil where there is none.
  public func session(_ id: SessionID) async throws -> SessionRecord? {
    try await database.read { try SessionRows.record(id, in: $0) }
  }

  /// Sessions, the last started first.
  public func sessions(
    _ filter: SessionFilter, before last: SessionID?, limit: Int
  ) async throws -> [SessionRecord] {
    try await database.read { database in
      var conditions: [String] = []
      var arguments: StatementArguments = ["limit": max(1, limit)]
      func add(_ condition: String, _ name: String, _ value: (any DatabaseValueConvertible)?) {
        guard let value else { return }
        conditions.append(condition)
        arguments += [name: value]
      }
      add("id < :last", "last", last?.description)
      add("created_at >= :from", "from", filter.from?.microseconds)
      add("created_at < :until", "until", filter.until?.microseconds)
      add("instr(searched_text, :search) > 0", "search", filter.search)
      if !filter.states.isEmpty {
        // Names of our own, so that none has to be quoted.
        conditions.append("state IN (\(filter.states.map { "'\($0.rawValue)'" }.joined(separator: ", ")))")
      }
      let condition = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
      return try Row.fetchAll(
        database, sql: "SELECT * FROM ai_interview_sessions \(condition) ORDER BY id DESC LIMIT :limit",
        arguments: arguments
      ).map(SessionRows.record)
    }
  }

  /// Sessions whose next deadline has passed.
  public func due(
    by deadlines: SessionDeadlines, at now: WallTime, limit: Int
  ) async throws -> [DueSession] {
    try await database.read { database in
      let rows = try Row.fetchAll(
        database, sql: Self.overdue,
        arguments: [
          "expiry": (now - deadlines.toBegin).microseconds, "silence": (now - deadlines.silence).microseconds,
          "retention": deadlines.retention.map { (now - $0).microseconds }, "limit": max(1, limit),
        ])
      return try rows.compactMap { row in
        let record = try SessionRows.record(row)
        let event = deadlines.due(in: record.state, record.times, at: now)
        return event.map { DueSession(record.id, version: record.version, event: $0) }
      }
    }
  }

  /// What a deadline has passed of, found with an index; `SessionDeadlines` then says which.
  private static let overdue = """
    SELECT * FROM ai_interview_sessions
    WHERE (state IN ('created', 'consented', 'checking') AND created_at <= :expiry)
      OR (state = 'in_progress' AND ifnull(last_contact_at, created_at) <= :silence)
      OR (state IN ('ended', 'scoring', 'scored', 'decided', 'expired', 'abandoned')
        AND ifnull(finished_at, created_at) <= :retention)
    ORDER BY id LIMIT :limit
    """
}
