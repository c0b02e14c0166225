import Persistence
import SessionModel

/// What an operator does with jobs that were given up or are not wanted; each is noted in the audit log.
struct JobCare {
  private static let pageSize = 100

  private let stores: Stores
  private let person: Principal

  init(_ stores: Stores, _ person: Principal) {
    self.stores = stores
    self.person = person
  }

  /// Lets a job that was given up be tried anew.
  ///
  /// - Throws: ``OperatingError/noJob(_:)``, ``OperatingError/notGivenUp(_:_:)``, `StoreError`.
  func retry(_ key: JobKey) async throws {
    let job = try await job(key)
    guard try await stores.jobs.revive(key, at: .now) else {
      throw OperatingError.notGivenUp(key, try await self.job(key).progress.state)
    }
    try await note(.retryJob, job)
  }

  /// Lets all that are dead be tried anew, those that die meanwhile perhaps not.
  ///
  /// - Parameter tell: Told of each.
  /// - Returns: How many.
  func retryAllDead(_ tell: (JobKey) -> Void) async throws -> Int {
    var count = 0
    var last: JobKey?
    while true {
      let page = try await stores.jobs.jobs(JobFilter(state: .dead), after: last, limit: Self.pageSize)
      for job in page where try await stores.jobs.revive(job.id, at: .now) {
        try await note(.retryJob, job)
        tell(job.id)
        count += 1
      }
      guard page.count == Self.pageSize else { return count }
      last = page.last?.id
    }
  }

  /// Sees to it that a job is not done any more.
  ///
  /// - Throws: ``OperatingError/noJob(_:)``, ``OperatingError/tooLate(_:_:)``, ``OperatingError/mustBeDone(_:)``,
  ///   `StoreError`.
  func withdraw(_ key: JobKey) async throws {
    let job = try await job(key)
    guard job.work.kind != .erasure else { throw OperatingError.mustBeDone(key) }
    guard try await stores.jobs.withdraw(key, at: .now) else {
      throw OperatingError.tooLate(key, try await self.job(key).progress.state)
    }
    try await note(.withdrawJob, job)
  }

  private func job(_ key: JobKey) async throws -> Job {
    guard let job = try await stores.jobs.job(key) else { throw OperatingError.noJob(key) }
    return job
  }

  private func note(_ action: AuditAction, _ job: Job) async throws {
    _ = try await stores.audit.append(
      try NewAuditEntry(
        action, session: job.work.session, by: person, at: .now, details: job.id.rawValue))
  }
}
