import Crypto
import Foundation
import GRDB
import Persistence
import SessionModel

extension SHA256Function {
  static let crypto = SHA256Function { bytes in
    guard let digest = ContentDigest(bytes: SHA256.hash(data: bytes)) else {
      preconditionFailure("a SHA-256 has 32 bytes")
    }
    return digest
  }
}

/// The rows of `audit_log` and `audit_head` as values.
enum AuditRows {
  /// Adds an entry, in the transaction that is under way.
  static func write(_ new: NewAuditEntry, into database: Database) throws -> AuditEntry {
    var chain = AuditChain(from: try head(database), sha256: .crypto)
    var generator = SystemRandomNumberGenerator()
    let entry = chain.append(new, salt: AuditDetails.salt(using: &generator))
    try database.cachedStatement(sql: "INSERT INTO audit_log VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)").execute(
      arguments: [
        entry.sequence, entry.session?.description, entry.action.rawValue, entry.actor.role.rawValue,
        entry.actor.subject, entry.time.microseconds, entry.details?.text,
        (entry.details?.salt).map { Data($0) },
        (entry.detailsDigest?.bytes).map { Data($0) }, Data(entry.digest.bytes),
      ])
    try database.cachedStatement(sql: "UPDATE audit_head SET count = ?, digest = ?")
      .execute(arguments: [chain.head.count, Data(chain.head.digest.bytes)])
    return entry
  }

  /// Takes the details out of a session's entries.
  static func eraseDetails(of session: SessionID, in database: Database) throws {
    try database.execute(
      sql: "UPDATE audit_log SET details = NULL, salt = NULL WHERE session_id = ? AND details IS NOT NULL",
      arguments: [session.description])
  }

  static func head(_ database: Database) throws -> AuditHead {
    let row = try Row.fetchOne(
      database.cachedStatement(sql: "SELECT count, digest FROM audit_head"))
    guard let row, let digest = ContentDigest(bytes: row["digest"] as Data) else {
      throw RowFault(table: "audit_head")
    }
    return AuditHead(count: row["count"], digest: digest)
  }

  static func entry(_ row: Row) throws(RowFault) -> AuditEntry {
    let salt: Data? = row["salt"]
    let text: String? = row["details"]
    let sessionText: String? = row["session_id"]
    let session = sessionText.flatMap { SessionID($0) }
    let detailsBytes: Data? = row["details_digest"]
    let detailsDigest = detailsBytes.flatMap { ContentDigest(bytes: $0) }
    guard let role = Role(rawValue: row["actor_role"]),
      let digest = ContentDigest(bytes: row["digest"] as Data),
      let actor = try? Principal(role, row["actor_subject"]), (session == nil) == (sessionText == nil),
      (detailsDigest == nil) == (detailsBytes == nil)
    else { throw RowFault(table: "audit_log") }
    let details: AuditDetails? = if let text, let salt { AuditDetails(text, salt: Array(salt)) } else { nil }
    return AuditEntry(
      sequence: row["sequence"], session: session, action: AuditAction(rawValue: row["action"]), actor: actor,
      time: WallTime(microseconds: row["at"]), details: details, detailsDigest: detailsDigest, digest: digest)
  }
}
