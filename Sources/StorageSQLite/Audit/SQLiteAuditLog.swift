import GRDB
import Persistence
import SessionModel

/// The audit log in SQLite, tables `audit_log` and `audit_head`.
public struct SQLiteAuditLog: AuditLog {
  private let database: SQLiteDatabase

  /// Uses a database that is open.
  public init(_ database: SQLiteDatabase) { self.database = database }

  /// Adds an entry.
  public func append(_ entry: NewAuditEntry) async throws -> AuditEntry {
    try await database.write { try AuditRows.write(entry, into: $0) }
  }

  /// Entries in order.
  public func entries(of session: SessionID?, after sequence: Int, limit: Int) async throws -> [AuditEntry] {
    try await database.read { database in
      let ofSession = session == nil ? "" : "AND session_id = :session"
      var arguments: StatementArguments = ["after": sequence, "limit": max(1, limit)]
      if let session { arguments += ["session": session.description] }
      return try Row.fetchAll(
        database,
        sql: "SELECT * FROM audit_log WHERE sequence > :after \(ofSession) ORDER BY sequence LIMIT :limit",
        arguments: arguments
      ).map(AuditRows.entry)
    }
  }

  /// Where the log ends now.
  public func head() async throws -> AuditHead { try await database.read(AuditRows.head) }

  /// Examines every link, at one moment of the log's life.
  public func verify(known: AuditHead?) async throws -> AuditVerdict {
    try await database.read { database in
      var examination = AuditExamination(known: known, sha256: .crypto)
      let rows = try Row.fetchCursor(database, sql: "SELECT * FROM audit_log ORDER BY sequence")
      while let row = try rows.next() {
        guard let entry = try? AuditRows.entry(row) else {
          return .broken(AuditFault(sequence: row["sequence"], .altered))
        }
        guard examination.take(entry) else { break }
      }
      return examination.verdict(noted: try AuditRows.head(database))
    }
  }
}
