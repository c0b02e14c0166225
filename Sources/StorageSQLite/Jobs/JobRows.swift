import GRDB
import Persistence
import SessionModel

/// The rows of `jobs` as values.
enum JobRows {
  /// Keeps a job, in the transaction that is under way.
  ///
  /// - Returns: False where there is one of this key already.
  @discardableResult
  static func add(_ job: NewJob, at now: WallTime, into database: Database) throws -> Bool {
    let progress = JobProgress(notBefore: job.notBefore)
    try database.cachedStatement(
      sql: """
        INSERT INTO jobs (key, kind, session_id, payload, asked_for, most_attempts, created_at, state, not_before,
          takes, attempts, crashes)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0) ON CONFLICT (key) DO NOTHING
        """
    ).execute(arguments: [
      job.key.rawValue, job.kind.rawValue, job.session?.description, job.payload, job.notBefore.microseconds,
      job.mostAttempts, now.microseconds, progress.state.rawValue, progress.notBefore.microseconds,
    ])
    return database.changesCount > 0
  }

  /// Sees to it that a job is not done any more, in the transaction that is under way.
  @discardableResult
  static func withdraw(_ key: JobKey, at now: WallTime, in database: Database) throws -> Bool {
    guard var job = try job(key, in: database), job.withdraw(at: now) else { return false }
    try update(job, in: database)
    return true
  }

  /// Writes how far a job has come.
  static func update(_ job: Job, in database: Database) throws {
    let progress = job.progress
    try database.cachedStatement(
      sql: """
        UPDATE jobs SET state = ?, not_before = ?, worker = ?, lease_until = ?, takes = ?, attempts = ?,
          crashes = ?, last_failure = ?, ended_at = ? WHERE key = ?
        """
    ).execute(arguments: [
      progress.state.rawValue, progress.notBefore.microseconds, progress.lease?.worker.rawValue,
      progress.lease?.until.microseconds, progress.takes, progress.attempts, progress.crashes,
      progress.lastFailure, progress.endedAt?.microseconds, job.id.rawValue,
    ])
  }

  static func job(_ key: JobKey, in database: Database) throws -> Job? {
    try Row.fetchOne(
      database.cachedStatement(sql: "SELECT * FROM jobs WHERE key = ?"), arguments: [key.rawValue]
    ).map(job)
  }

  static func job(_ row: Row) throws(RowFault) -> Job {
    let fault = RowFault(table: "jobs")
    let sessionText: String? = row["session_id"]
    let session = sessionText.flatMap { SessionID($0) }
    guard let kind = JobKind(rawValue: row["kind"]), let state = JobState(rawValue: row["state"]),
      (session == nil) == (sessionText == nil),
      let work = try? NewJob(
        kind, key: row["key"], session: session, payload: row["payload"],
        notBefore: WallTime(microseconds: row["asked_for"]), mostAttempts: row["most_attempts"])
    else { throw fault }
    var progress = JobProgress(notBefore: WallTime(microseconds: row["not_before"]))
    progress.state = state
    if let worker: String = row["worker"], let end: Int64 = row["lease_until"] {
      progress.lease = JobLease(worker: WorkerID(rawValue: worker), until: WallTime(microseconds: end))
    }
    progress.takes = row["takes"]
    progress.attempts = row["attempts"]
    progress.crashes = row["crashes"]
    progress.lastFailure = row["last_failure"]
    progress.endedAt = (row["ended_at"] as Int64?).map(WallTime.init(microseconds:))
    return Job(work, createdAt: WallTime(microseconds: row["created_at"]), progress: progress)
  }
}
