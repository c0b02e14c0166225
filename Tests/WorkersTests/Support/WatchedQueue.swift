import Persistence
import SessionModel
import Synchronization
import TestSupport

/// A queue in memory whose answers are counted, and that fails as often as a test says.
final class WatchedQueue: JobQueue {
  /// What may be asked.
  enum Question: Hashable { case take, heartbeat, complete, fail, giveBack }

  let records: MemoryRecords
  private let failures = Mutex<[Question: (count: Int, error: StoreError)]>([:])
  private let asked = Mutex<[Question: Tally]>([:])
  /// Fails where these jobs are to follow.
  private let refused: Set<JobKey>

  init(_ records: MemoryRecords, refusing refused: Set<JobKey> = []) {
    self.records = records
    self.refused = refused
  }

  /// Lets a question fail so often.
  func fail(_ question: Question, times count: Int, _ error: StoreError = .busy(path: "db")) {
    failures.withLock { $0[question] = (count, error) }
  }

  /// How often something was asked and answered, or failed.
  func tally(_ question: Question) -> Tally {
    asked.withLock { asked in
      if let tally = asked[question] { return tally }
      let tally = Tally()
      asked[question] = tally
      return tally
    }
  }

  private func ask<Answer>(_ question: Question, _ body: () async throws -> Answer) async throws -> Answer {
    defer { tally(question).add() }
    let error = failures.withLock { failures -> StoreError? in
      guard let (count, error) = failures[question], count > 0 else { return nil }
      failures[question] = (count - 1, error)
      return error
    }
    if let error { throw error }
    return try await body()
  }

  func take(
    _ kinds: Set<JobKind>, by worker: WorkerID, lease: Duration, sparingSuspects isSparing: Bool,
    at now: WallTime
  ) async throws -> Job? {
    try await ask(.take) {
      try await records.take(kinds, by: worker, lease: lease, sparingSuspects: isSparing, at: now)
    }
  }

  func takeBack(from worker: WorkerID, _ end: WorkerEnd, at now: WallTime) async throws -> Int {
    try await records.takeBack(from: worker, end, at: now)
  }

  func heartbeat(_ ticket: JobTicket, lease: Duration, at now: WallTime) async throws -> Bool {
    try await ask(.heartbeat) { try await records.heartbeat(ticket, lease: lease, at: now) }
  }

  func complete(_ ticket: JobTicket, enqueuing next: [NewJob], at now: WallTime) async throws -> Bool {
    try await ask(.complete) {
      guard refused.isDisjoint(with: next.map(\.key)) else {
        throw StoreError.failed(path: "db", why: "refused")
      }
      return try await records.complete(ticket, enqueuing: next, at: now)
    }
  }

  func fail(_ ticket: JobTicket, why: String, retryAt: WallTime?, at now: WallTime) async throws -> JobState?
  {
    try await ask(.fail) { try await records.fail(ticket, why: why, retryAt: retryAt, at: now) }
  }

  func giveBack(_ ticket: JobTicket) async throws -> Bool {
    try await ask(.giveBack) { try await records.giveBack(ticket) }
  }

  func enqueue(_ job: NewJob, at now: WallTime) async throws -> Bool {
    try await records.enqueue(job, at: now)
  }
  func revive(_ key: JobKey, at now: WallTime) async throws -> Bool { try await records.revive(key, at: now) }
  func withdraw(_ key: JobKey, at now: WallTime) async throws -> Bool {
    try await records.withdraw(key, at: now)
  }
  func forgetDone(before time: WallTime) async throws -> Int { try await records.forgetDone(before: time) }
  func job(_ key: JobKey) async throws -> Job? { await records.job(key) }
  func jobs(_ filter: JobFilter, after key: JobKey?, limit: Int) async throws -> [Job] {
    await records.jobs(filter, after: key, limit: limit)
  }
  func counts() async throws -> [JobCount] { await records.counts() }
}
