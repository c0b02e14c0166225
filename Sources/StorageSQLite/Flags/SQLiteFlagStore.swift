import GRDB
import Persistence
import SessionModel

/// Flags in SQLite, tables `ai_proctor_flags`, `flag_clips` and `policy_breaches`.
public struct SQLiteFlagStore: FlagStore {
  private let database: SQLiteDatabase

  /// Uses a database that is open.
  public init(_ database: SQLiteDatabase) { self.database = database }

  /// Keeps a flag as it is now.
  public func put(
    _ flag: RaisedFlag, enqueuing jobs: [NewJob], at time: WallTime
  ) async throws -> FlagPutOutcome {
    try await database.write { database in
      guard try Self.isKept(flag.key.session, in: database) else { return .noSession }
      var outcome = FlagPutOutcome.added
      var record = FlagRecord(flag)
      if let kept = try Self.record(flag.key, in: database) {
        switch kept.after(flag) {
        case .ends(let outcome): return outcome
        case .keeps(let next): (outcome, record) = (.updated, next)
        }
      }
      try FlagRows.write(record, into: database)
      for job in jobs { try JobRows.add(job, at: time, into: database) }
      return outcome
    }
  }

  private static func isKept(_ session: SessionID, in database: Database) throws -> Bool {
    try Row.fetchOne(
      database.cachedStatement(
        sql: "SELECT 1 FROM ai_interview_sessions WHERE id = ? AND state <> 'erased'"),
      arguments: [session.description]) != nil
  }

  private static func record(_ key: FlagKey, in database: Database) throws -> FlagRecord? {
    try FlagRows.records(of: key.session, analysis: key.analysis, flag: key.flag, in: database).first
  }

  /// Attaches a clip.
  public func attach(_ clip: FlagClip, to flag: FlagKey) async throws -> Bool {
    try await database.write { database in
      guard let kept = try Self.record(flag, in: database) else { return false }
      try FlagRows.write(clip, of: flag, into: database)
      try FlagRows.write(kept.with(clip), into: database)
      return true
    }
  }

  /// Notes why a flag has no clip.
  public func noteNoClip(of flag: FlagKey, why: String) async throws -> Bool {
    try await database.write { database in
      guard let kept = try Self.record(flag, in: database) else { return false }
      try FlagRows.write(kept.withoutClip(why: why), into: database)
      return true
    }
  }

  /// Marks a flag as false.
  public func overrule(
    _ flag: FlagKey, _ note: ReviewNote, enqueuing jobs: [NewJob]
  ) async throws -> OverruleOutcome {
    try await database.write { database in
      guard let kept = try Self.record(flag, in: database) else { return .missing }
      guard kept.counts else { return .already(kept) }
      let record = kept.overruled(by: note)
      try FlagRows.write(record, into: database)
      for job in jobs { try JobRows.add(job, at: note.time, into: database) }
      return .overruled(
        record, receipt: try AuditRows.write(.overruling(of: flag, note), into: database))
    }
  }

  /// Declares that a candidate broke the policy.
  public func declareBreach(
    in session: SessionID, _ note: ReviewNote, enqueuing jobs: [NewJob]
  ) async throws -> BreachOutcome {
    try await database.write { database in
      guard try Self.isKept(session, in: database) else { return .noSession }
      if let breach = try FlagRows.breach(in: session, in: database) { return .already(breach) }
      try FlagRows.write(note, in: session, into: database)
      for job in jobs { try JobRows.add(job, at: note.time, into: database) }
      return .declared(receipt: try AuditRows.write(.breach(in: session, note), into: database))
    }
  }

  /// Flags in order.
  public func flags(of session: SessionID, analysis: Int?) async throws -> [FlagRecord] {
    try await database.read { database in
      try FlagRows.records(of: session, analysis: analysis, in: database).sorted(
        by: FlagRecord.isListedBefore)
    }
  }

  /// A flag; nil where there is none.
  public func flag(_ key: FlagKey) async throws -> FlagRecord? {
    try await database.read { try Self.record(key, in: $0) }
  }

  /// The breach that was declared.
  public func breach(in session: SessionID) async throws -> ReviewNote? {
    try await database.read { try FlagRows.breach(in: session, in: $0) }
  }
}
