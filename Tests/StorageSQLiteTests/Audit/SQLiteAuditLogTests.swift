import GRDB
import Persistence
import SessionModel
import StorageSQLite
import TestSupport
import Testing

@Suite("The audit log in SQLite")
struct SQLiteAuditLogTests {
  private let folder: TemporaryFolder
  private let path: String
  private let log: SQLiteAuditLog

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("proctor.sqlite").path
    log = SQLiteAuditLog(try SQLiteDatabase(path: path))
  }

  @Test("It does what every audit log does", arguments: AuditLogConformance.allCases)
  func conforms(promise: AuditLogConformance) async throws { try await promise.exercise(log) }

  private func fill() async throws {
    for number in 1...5 {
      _ = try await log.append(try RecordSamples.audit(number, details: "reason \(number)"))
    }
  }

  @Test(
    "It refuses to change or lose an entry",
    arguments: [
      "DELETE FROM audit_log WHERE sequence = 5", "DELETE FROM audit_log",
      "UPDATE audit_log SET action = 'consent' WHERE sequence = 1", "UPDATE audit_log SET details = 'other'",
      "UPDATE audit_log SET salt = zeroblob(16)",
    ]
      + [
        "sequence = 99", "session_id = NULL", "action = 'consent'", "actor_role = 'admin'",
        "actor_subject = 'other'", "at = at + 1", "details_digest = NULL", "digest = zeroblob(32)",
      ].map { "UPDATE audit_log SET details = NULL, salt = NULL, \($0) WHERE sequence = 5" })
  func appendOnly(statement: String) async throws {
    try await fill()
    let other = try DatabaseQueue(path: path)
    let error = await #expect(throws: DatabaseError.self) {
      try await other.write { try $0.execute(sql: statement) }
    }
    #expect(error?.message == "the audit log is only added to")
    #expect(try await log.verify(known: nil) == .sound(try await log.head()))
  }

  @Test(
    "What was changed behind its back is found",
    arguments: [
      ("UPDATE audit_log SET actor_subject = 'hr-9' WHERE sequence = 2", 2, AuditFault.Problem.altered),
      ("UPDATE audit_log SET actor_role = 'nobody' WHERE sequence = 2", 2, .altered),
      ("UPDATE audit_log SET session_id = 'x' WHERE sequence = 2", 2, .altered),
      ("UPDATE audit_log SET at = at + 1 WHERE sequence = 1", 1, .altered),
      ("UPDATE audit_log SET details = 'nicer' WHERE sequence = 3", 3, .detailsAltered),
      ("DELETE FROM audit_log WHERE sequence = 4", 4, .missing),
      ("DELETE FROM audit_log WHERE sequence = 5", 5, .otherEnd), ("DELETE FROM audit_log", 1, .otherEnd),
      ("UPDATE audit_head SET count = 6", 6, .otherEnd),
    ])
  func tampered(statement: String, sequence: Int, problem: AuditFault.Problem) async throws {
    try await fill()
    let other = try DatabaseQueue(path: path)
    try await other.write { database in
      try database.execute(
        sql: "DROP TRIGGER audit_log_keeps_entries; DROP TRIGGER audit_log_loses_details_only; \(statement)")
    }
    #expect(try await log.verify(known: nil) == .broken(AuditFault(sequence: sequence, problem)))
  }

  @Test("Two connections add to one chain")
  func twoConnections() async throws {
    let logs = [log, SQLiteAuditLog(try SQLiteDatabase(path: path))]
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<40 {
        group.addTask { _ = try await logs[number % 2].append(try RecordSamples.audit(number)) }
      }
      try await group.waitForAll()
    }
    let head = try await log.head()
    #expect(head.count == 40)
    #expect(try await logs[1].verify(known: head) == .sound(head))
  }
}
