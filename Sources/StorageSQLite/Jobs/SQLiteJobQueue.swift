import GRDB
import Persistence
import SessionModel

/// The queue of jobs in SQLite, table `jobs`.
public struct SQLiteJobQueue: JobQueue {
  private let database: SQLiteDatabase

  /// Uses a database that is open.
  public init(_ database: SQLiteDatabase) { self.database = database }

  /// Keeps a job.
  public func enqueue(_ job: NewJob, at now: WallTime) async throws -> Bool {
    try await database.write { try JobRows.add(job, at: now, into: $0) }
  }

  /// Takes a job.
  public func take(
    _ kinds: Set<JobKind>, by worker: WorkerID, lease: Duration, sparingSuspects isSparing: Bool,
    at now: WallTime
  ) async throws -> Job? {
    // A job whose taking is lost is taken again.
    try await database.writeUnsynced { database in
      try Self.takeBackOverdue(at: now, in: database)
      // One look into the index for each kind: a list of kinds would have it sorted each time.
      let first = try kinds.compactMap { try Self.ready($0, sparing: isSparing, at: now, in: database) }
        .min { ($0.progress.notBefore, $0.id) < ($1.progress.notBefore, $1.id) }
      guard var job = first else { return nil }
      job.take(by: worker, until: now + lease)
      try JobRows.update(job, in: database)
      return job
    }
  }

  private static func takeBackOverdue(at now: WallTime, in database: Database) throws {
    let overdue = try Row.fetchAll(
      database.cachedStatement(sql: "SELECT * FROM jobs WHERE state = 'running' AND lease_until <= ?"),
      arguments: [now.microseconds])
    for row in overdue { try takeBack(row, .unknown, at: now, in: database) }
  }

  private static func takeBack(_ row: Row, _ end: WorkerEnd, at now: WallTime, in database: Database) throws {
    var job = try JobRows.job(row)
    job.takeBack(end, at: now)
    try JobRows.update(job, in: database)
  }

  /// Takes all jobs from a worker that is gone.
  public func takeBack(from worker: WorkerID, _ end: WorkerEnd, at now: WallTime) async throws -> Int {
    try await database.write { database in
      let held = try Row.fetchAll(
        database, sql: "SELECT * FROM jobs WHERE state = 'running' AND worker = ?",
        arguments: [worker.rawValue])
      for row in held { try Self.takeBack(row, end, at: now, in: database) }
      return held.count
    }
  }

  private static func ready(
    _ kind: JobKind, sparing isSparing: Bool, at now: WallTime, in database: Database
  ) throws -> Job? {
    try Row.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT * FROM jobs WHERE state = 'waiting' AND kind = ? AND not_before <= ? AND (crashes = 0 OR NOT ?)
          ORDER BY not_before, key LIMIT 1
          """), arguments: [kind.rawValue, now.microseconds, isSparing]
    ).map(JobRows.job)
  }

  /// Lengthens a lease.
  public func heartbeat(_ ticket: JobTicket, lease: Duration, at now: WallTime) async throws -> Bool {
    try await database.writeUnsynced { database in
      try Self.changed(ticket, in: database) { job, _ in job.prolong(until: now + lease) } != nil
    }
  }

  /// Ends a job that was done.
  public func complete(
    _ ticket: JobTicket, enqueuing next: [NewJob], at now: WallTime
  ) async throws -> Bool {
    try await change(ticket) { job, database in
      job.complete(at: now)
      for follower in next { try JobRows.add(follower, at: now, into: database) }
    } != nil
  }

  /// Notes that a job was tried in vain.
  public func fail(
    _ ticket: JobTicket, why: String, retryAt: WallTime?, at now: WallTime
  ) async throws -> JobState? {
    try await change(ticket) { job, _ in job.fail(why, retryAt: retryAt, at: now) }?.progress.state
  }

  /// Gives a job back untried.
  public func giveBack(_ ticket: JobTicket) async throws -> Bool {
    try await change(ticket) { job, _ in job.giveBack() } != nil
  }

  private func change(
    _ ticket: JobTicket, _ change: @escaping @Sendable (inout Job, Database) throws -> Void
  ) async throws -> Job? {
    try await database.write { try Self.changed(ticket, in: $0, change) }
  }

  /// Changes a job for its holder; nil where that is somebody else.
  private static func changed(
    _ ticket: JobTicket, in database: Database, _ change: (inout Job, Database) throws -> Void
  ) throws -> Job? {
    guard var job = try JobRows.job(ticket.key, in: database), job.isHeld(by: ticket) else { return nil }
    try change(&job, database)
    try JobRows.update(job, in: database)
    return job
  }

  /// Lets a job that was given up be tried anew.
  public func revive(_ key: JobKey, at now: WallTime) async throws -> Bool {
    try await database.write { database in
      guard var job = try JobRows.job(key, in: database), job.revive(at: now) else { return false }
      try JobRows.update(job, in: database)
      return true
    }
  }

  /// Sees to it that a job is not done any more.
  public func withdraw(_ key: JobKey, at now: WallTime) async throws -> Bool {
    try await database.write { try JobRows.withdraw(key, at: now, in: $0) }
  }

  /// Forgets jobs that were done or withdrawn before a moment.
  public func forgetDone(before time: WallTime) async throws -> Int {
    try await database.write { database in
      try database.execute(
        sql: "DELETE FROM jobs WHERE state IN ('done', 'withdrawn') AND ended_at < ?",
        arguments: [time.microseconds])
      return database.changesCount
    }
  }

  /// A job; nil where there is none.
  public func job(_ key: JobKey) async throws -> Job? {
    try await database.read { try JobRows.job(key, in: $0) }
  }

  /// Jobs in order of their keys.
  public func jobs(_ filter: JobFilter, after key: JobKey?, limit: Int) async throws -> [Job] {
    try await database.read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT * FROM jobs WHERE key > :after AND state = ifnull(:state, state) AND kind = ifnull(:kind, kind)
          AND (:session IS NULL OR session_id = :session) ORDER BY key LIMIT :limit
          """,
        arguments: [
          "after": key?.rawValue ?? "", "state": filter.state?.rawValue, "kind": filter.kind?.rawValue,
          "session": filter.session?.description, "limit": max(1, limit),
        ]
      ).map(JobRows.job)
    }
  }

  /// How many jobs there are of each kind in each state.
  public func counts() async throws -> [JobCount] {
    try await database.read { database in
      let rows = try Row.fetchAll(
        database, sql: "SELECT kind, state, count(*) AS count FROM jobs GROUP BY kind, state")
      let counts = try rows.map { row in
        guard let kind = JobKind(rawValue: row["kind"]), let state = JobState(rawValue: row["state"]) else {
          throw RowFault(table: "jobs")
        }
        return JobCount(kind, state, row["count"])
      }
      return counts.sorted { $0.place < $1.place }
    }
  }
}

extension JobCount {
  /// In the order in which kinds and states are named.
  fileprivate var place: (Int, Int) {
    (JobKind.allCases.firstIndex(of: kind) ?? 0, JobState.allCases.firstIndex(of: state) ?? 0)
  }
}
