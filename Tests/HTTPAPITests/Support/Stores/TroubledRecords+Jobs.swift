import Persistence
import SessionModel

/// The interface looks at jobs and never takes one.
extension TroubledRecords: JobQueue {
  func job(_ key: JobKey) async throws -> Job? {
    try await sound().jobs.job(key)
  }

  func jobs(_ filter: JobFilter, after key: JobKey?, limit: Int) async throws -> [Job] {
    try await sound().jobs.jobs(filter, after: key, limit: limit)
  }

  func enqueue(_ job: NewJob, at now: WallTime) async throws -> Bool {
    throw Trouble.Unscripted(call: "enqueue")
  }

  func take(
    _ kinds: Set<JobKind>, by worker: WorkerID, lease: Duration, sparingSuspects isSparing: Bool,
    at now: WallTime
  ) async throws -> Job? {
    throw Trouble.Unscripted(call: "take")
  }

  func takeBack(from worker: WorkerID, _ end: WorkerEnd, at now: WallTime) async throws -> Int {
    throw Trouble.Unscripted(call: "takeBack")
  }

  func heartbeat(_ ticket: JobTicket, lease: Duration, at now: WallTime) async throws -> Bool {
    throw Trouble.Unscripted(call: "heartbeat")
  }

  func complete(_ ticket: JobTicket, enqueuing next: [NewJob], at now: WallTime) async throws -> Bool {
    throw Trouble.Unscripted(call: "complete")
  }

  func fail(
    _ ticket: JobTicket, why: String, retryAt: WallTime?, at now: WallTime
  ) async throws -> JobState? {
    throw Trouble.Unscripted(call: "fail")
  }

  func giveBack(_ ticket: JobTicket) async throws -> Bool { throw Trouble.Unscripted(call: "giveBack") }

  func revive(_ key: JobKey, at now: WallTime) async throws -> Bool {
    throw Trouble.Unscripted(call: "revive")
  }

  func withdraw(_ key: JobKey, at now: WallTime) async throws -> Bool {
    throw Trouble.Unscripted(call: "withdraw")
  }

  func forgetDone(before time: WallTime) async throws -> Int { throw Trouble.Unscripted(call: "forgetDone") }

  func counts() async throws -> [JobCount] { throw Trouble.Unscripted(call: "counts") }
}
