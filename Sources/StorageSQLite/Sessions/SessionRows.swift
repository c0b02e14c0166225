import GRDB
import Persistence
import SessionModel

/// The rows of `ai_interview_sessions` as values.
enum SessionRows {
  private static let fault = RowFault(table: "ai_interview_sessions")

  static func insert(_ record: SessionRecord, into database: Database) throws {
    let terms = record.terms
    try database.cachedStatement(
      sql: """
        INSERT INTO ai_interview_sessions (id, version, state, candidate_external_id, candidate_name,
          candidate_email, searched_text, role, level, language, time_zone, jurisdiction, accommodations,
          rubric_version, policy_version, webhook_url, started_by_role, started_by, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      record.id.description, record.version, record.state.rawValue, record.candidate?.externalID,
      record.candidate?.name, record.candidate?.email, record.searchedText, terms.role, terms.level,
      terms.language, terms.timeZone, terms.jurisdiction, AccommodationText.text(of: terms.accommodations),
      terms.rubricVersion,
      terms.policyVersion, record.webhookURL, record.startedBy.role.rawValue, record.startedBy.subject,
      record.times.createdAt.microseconds,
    ])
  }

  /// Writes what can change.
  static func update(_ record: SessionRecord, in database: Database) throws {
    let decision = record.decision
    try database.cachedStatement(
      sql: """
        UPDATE ai_interview_sessions SET version = ?, state = ?, candidate_external_id = ?, candidate_name = ?,
          candidate_email = ?, searched_text = ?, time_zone = ?, accommodations = ?, webhook_url = ?,
          last_contact_at = ?, finished_at = ?, decision = ?, decision_reason = ?, decided_by_role = ?,
          decided_by = ?, decided_at = ?
        WHERE id = ?
        """
    ).execute(arguments: [
      record.version, record.state.rawValue, record.candidate?.externalID, record.candidate?.name,
      record.candidate?.email, record.searchedText, record.terms.timeZone,
      AccommodationText.text(of: record.terms.accommodations), record.webhookURL,
      record.times.lastContactAt?.microseconds,
      record.times.finishedAt?.microseconds, decision?.outcome.rawValue, decision?.reason,
      decision?.decidedBy.role.rawValue, decision?.decidedBy.subject, decision?.decidedAt.microseconds,
      record.id.description,
    ])
  }

  static func record(_ id: SessionID, in database: Database) throws -> SessionRecord? {
    try Row.fetchOne(
      database.cachedStatement(sql: "SELECT * FROM ai_interview_sessions WHERE id = ?"),
      arguments: [id.description]
    ).map(record)
  }

  static func record(_ row: Row) throws(RowFault) -> SessionRecord {
    guard let id = SessionID(row["id"] as String), let state = SessionState(rawValue: row["state"]) else {
      throw fault
    }
    var times = SessionTimes(createdAt: WallTime(microseconds: row["created_at"]))
    times.lastContactAt = (row["last_contact_at"] as Int64?).map(WallTime.init(microseconds:))
    times.finishedAt = (row["finished_at"] as Int64?).map(WallTime.init(microseconds:))
    return SessionRecord(
      id: id, version: row["version"], state: state, candidate: try candidate(row), terms: try terms(row),
      webhookURL: row["webhook_url"], startedBy: try principal(row["started_by_role"], row["started_by"]),
      times: times, decision: try decision(row))
  }

  private static func candidate(_ row: Row) throws(RowFault) -> Candidate? {
    guard let externalID: String = row["candidate_external_id"], let name: String = row["candidate_name"]
    else {
      return nil
    }
    do {
      return try Candidate(externalID: externalID, name: name, email: row["candidate_email"])
    } catch {
      throw fault
    }
  }

  private static func terms(_ row: Row) throws(RowFault) -> InterviewTerms {
    guard let accommodations = AccommodationText.accommodations(of: row["accommodations"]) else {
      throw fault
    }
    do {
      return try InterviewTerms(
        role: row["role"], level: row["level"], language: row["language"], timeZone: row["time_zone"],
        jurisdiction: row["jurisdiction"], accommodations: accommodations,
        rubricVersion: row["rubric_version"], policyVersion: row["policy_version"])
    } catch {
      throw fault
    }
  }

  private static func decision(_ row: Row) throws(RowFault) -> Decision? {
    guard let text: String = row["decision"] else { return nil }
    guard let outcome = DecisionOutcome(rawValue: text), let reason: String = row["decision_reason"],
      let role: String = row["decided_by_role"], let subject: String = row["decided_by"],
      let time: Int64 = row["decided_at"]
    else { throw fault }
    return Decision(
      outcome, reason: reason, by: try principal(role, subject), at: WallTime(microseconds: time))
  }

  private static func principal(_ role: String, _ subject: String) throws(RowFault) -> Principal {
    guard let role = Role(rawValue: role), let principal = try? Principal(role, subject) else { throw fault }
    return principal
  }
}
