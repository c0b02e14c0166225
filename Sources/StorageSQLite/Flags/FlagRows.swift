import Foundation
import GRDB
import Persistence
import Proctoring
import SessionModel

/// The rows of `ai_proctor_flags`, `flag_clips` and `policy_breaches` as values.
enum FlagRows {
  private static let fault = RowFault(table: "ai_proctor_flags")

  /// Writes a flag, new or in place of the one of its name. Its clips are not touched.
  static func write(_ record: FlagRecord, into database: Database) throws {
    let (raised, flag) = (record.raised, record.raised.flag)
    try database.cachedStatement(
      sql: """
        INSERT INTO ai_proctor_flags
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (session_id, analysis, flag_id) DO UPDATE SET kind = excluded.kind,
          severity = excluded.severity, start_us = excluded.start_us, raised_us = excluded.raised_us,
          end_us = excluded.end_us, is_open = excluded.is_open, peak_us = excluded.peak_us,
          peak_value = excluded.peak_value, trace = excluded.trace, thresholds = excluded.thresholds,
          accommodations = excluded.accommodations, policy_version = excluded.policy_version,
          models = excluded.models, clip_failure = excluded.clip_failure,
          overruled_reason = excluded.overruled_reason, overruled_by_role = excluded.overruled_by_role,
          overruled_by = excluded.overruled_by, overruled_at = excluded.overruled_at
        """
    ).execute(
      arguments: StatementArguments(
        [
          raised.key.session.description, raised.key.analysis, raised.key.flag.rawValue, flag.kind.rawValue,
          flag.severity.rawValue, flag.start.microseconds, flag.raisedAt.microseconds, flag.end.microseconds,
          flag.isOpen, flag.peak.time.microseconds, flag.peak.value, TraceBlob.data(of: flag.trace.points),
          try FlagDocuments.text(of: FlagDocuments.StoredRule(flag.rule)),
          AccommodationText.text(of: flag.accommodations), raised.policyVersion,
          try FlagDocuments.text(
            of: raised.models.map { FlagDocuments.StoredModel(name: $0.name, version: $0.version) }),
        ] as [any DatabaseValueConvertible])
        + StatementArguments([record.clipFailure]) + columns(of: record.overruling))
  }

  static func write(_ clip: FlagClip, of flag: FlagKey, into database: Database) throws {
    try database.cachedStatement(sql: "INSERT OR REPLACE INTO flag_clips VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .execute(arguments: [
        flag.session.description, flag.analysis, flag.flag.rawValue, clip.subject.rawValue,
        clip.key.description,
        Data(clip.digest.bytes), clip.byteCount, clip.span.start.microseconds, clip.span.end.microseconds,
      ])
  }

  static func write(_ breach: ReviewNote, in session: SessionID, into database: Database) throws {
    try database.execute(
      sql: "INSERT INTO policy_breaches VALUES (?, ?, ?, ?, ?)",
      arguments: StatementArguments([session.description]) + columns(of: breach))
  }

  /// Four columns: reason, role, subject, time.
  private static func columns(of note: ReviewNote?) -> StatementArguments {
    [
      note?.reason, note?.person.role.rawValue, note?.person.subject,
      note?.time.microseconds,
    ]
  }

  /// Flags in order of their names, with their clips.
  static func records(
    of session: SessionID, analysis: Int? = nil, flag: FlagID? = nil, in database: Database
  ) throws -> [FlagRecord] {
    let condition = """
      session_id = ? AND analysis = ifnull(?, analysis) AND flag_id = ifnull(?, flag_id)
      """
    let arguments: StatementArguments = [session.description, analysis, flag?.rawValue]
    let clips = try Row.fetchAll(
      database.cachedStatement(sql: "SELECT * FROM flag_clips WHERE \(condition)"), arguments: arguments)
    var clipsOfFlags: [FlagKey: [FlagClip]] = [:]
    for row in clips { clipsOfFlags[key(row, of: session), default: []].append(try clip(row)) }
    var documents = FlagDocuments.Reader()
    return try Row.fetchAll(
      database.cachedStatement(sql: "SELECT * FROM ai_proctor_flags WHERE \(condition)"), arguments: arguments
    ).map { row in
      let clips = clipsOfFlags[key(row, of: session)] ?? []
      return FlagRecord(
        try raised(row, of: session, &documents),
        clips: clips.sorted { $0.subject == .flag && $1.subject != .flag },
        clipFailure: row["clip_failure"], overruling: try note(row, "overruled"))
    }
  }

  static func breach(in session: SessionID, in database: Database) throws -> ReviewNote? {
    try Row.fetchOne(
      database, sql: "SELECT * FROM policy_breaches WHERE session_id = ?", arguments: [session.description]
    ).flatMap { row in
      // The reason's column has no prefix there.
      try note(row, "declared", reason: "reason")
    }
  }

  private static func key(_ row: Row, of session: SessionID) -> FlagKey {
    FlagKey(session: session, analysis: row["analysis"], flag: FlagID(rawValue: row["flag_id"]))
  }

  private static func raised(
    _ row: Row, of session: SessionID, _ documents: inout FlagDocuments.Reader
  ) throws(RowFault) -> RaisedFlag {
    guard let kind = FlagKind(rawValue: row["kind"]), let severity = Severity(rawValue: row["severity"]),
      let points = TraceBlob.points(of: row["trace"]),
      let rule = documents.rule(of: row["thresholds"]), let models = documents.models(of: row["models"]),
      let accommodations = AccommodationText.accommodations(of: row["accommodations"])
    else { throw fault }
    func time(_ column: String) -> SessionTime { SessionTime(microseconds: row[column]) }
    let flag = Flag(
      id: FlagID(rawValue: row["flag_id"]), kind: kind, severity: severity, start: time("start_us"),
      raisedAt: time("raised_us"), end: time("end_us"), isOpen: row["is_open"],
      peak: TracePoint(time: time("peak_us"), value: row["peak_value"]), trace: Trace(points: points),
      rule: rule, accommodations: accommodations)
    do {
      return try RaisedFlag(
        flag, of: session, analysis: row["analysis"], policyVersion: row["policy_version"], models: models)
    } catch {
      throw fault
    }
  }

  private static func clip(_ row: Row) throws(RowFault) -> FlagClip {
    let fault = RowFault(table: "flag_clips")
    guard let subject = ClipWindow.Subject(rawValue: row["subject"]),
      let digest = ContentDigest(bytes: row["digest"] as Data)
    else { throw fault }
    let (start, end) = (SessionTime(microseconds: row["start_us"]), SessionTime(microseconds: row["end_us"]))
    do {
      return try FlagClip(
        subject, key: BlobKey(row["blob_key"]), digest: digest, byteCount: row["bytes"],
        span: SessionSpan(start, end))
    } catch {
      throw fault
    }
  }

  private static func note(
    _ row: Row, _ prefix: String, reason column: String? = nil
  ) throws(RowFault) -> ReviewNote? {
    guard let reason: String = row[column ?? "\(prefix)_reason"] else { return nil }
    guard let roleText: String = row["\(prefix)_by_role"], let role = Role(rawValue: roleText),
      let subject: String = row["\(prefix)_by"], let time: Int64 = row["\(prefix)_at"],
      let person = try? Principal(role, subject),
      let note = try? ReviewNote(reason, by: person, at: WallTime(microseconds: time))
    else { throw fault }
    return note
  }
}
