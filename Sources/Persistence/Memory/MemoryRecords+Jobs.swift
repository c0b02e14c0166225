import SessionModel

extension MemoryRecords: JobQueue {
  /// Keeps a job.
  public func enqueue(_ job: NewJob, at now: WallTime) throws -> Bool {
    try Task.checkCancellation()
    return add(job, at: now)
  }

  /// Keeps a job as part of a larger change.
  @discardableResult
  func add(_ job: NewJob, at now: WallTime) -> Bool {
    guard jobs[job.key] == nil else { return false }
    jobs[job.key] = Job(job, createdAt: now)
    return true
  }

  /// Takes a job.
  public func take(
    _ kinds: Set<JobKind>, by worker: WorkerID, lease: Duration, sparingSuspects isSparing: Bool,
    at now: WallTime
  ) throws -> Job? {
    try Task.checkCancellation()
    for (key, job) in jobs where job.isOverdue(at: now) { jobs[key]?.takeBack(at: now) }
    let ready = jobs.values.filter {
      kinds.contains($0.work.kind) && $0.isReady(at: now) && !(isSparing && $0.isSuspect)
    }
    guard var job = ready.min(by: { ($0.progress.notBefore, $0.id) < ($1.progress.notBefore, $1.id) }) else {
      return nil
    }
    job.take(by: worker, until: now + lease)
    jobs[job.id] = job
    return job
  }

  /// Takes all jobs from a worker that is gone.
  public func takeBack(from worker: WorkerID, _ end: WorkerEnd, at now: WallTime) throws -> Int {
    try Task.checkCancellation()
    let held = jobs.filter { $0.value.progress.lease?.worker == worker }
    for key in held.keys { jobs[key]?.takeBack(end, at: now) }
    return held.count
  }

  /// Lengthens a lease.
  public func heartbeat(_ ticket: JobTicket, lease: Duration, at now: WallTime) throws -> Bool {
    try change(ticket) { $0.prolong(until: now + lease) } != nil
  }

  /// Ends a job that was done.
  public func complete(_ ticket: JobTicket, enqueuing next: [NewJob], at now: WallTime) throws -> Bool {
    guard try change(ticket, { $0.complete(at: now) }) != nil else { return false }
    for job in next { add(job, at: now) }
    return true
  }

  /// Notes that a job was tried in vain.
  public func fail(
    _ ticket: JobTicket, why: String, retryAt: WallTime?, at now: WallTime
  ) throws -> JobState? {
    try change(ticket) { $0.fail(why, retryAt: retryAt, at: now) }?.progress.state
  }

  /// Gives a job back untried.
  public func giveBack(_ ticket: JobTicket) throws -> Bool { try change(ticket) { $0.giveBack() } != nil }

  /// Lets a job that was given up be tried anew.
  public func revive(_ key: JobKey, at now: WallTime) throws -> Bool {
    try Task.checkCancellation()
    return jobs[key]?.revive(at: now) ?? false
  }

  /// Sees to it that a job is not done any more.
  public func withdraw(_ key: JobKey, at now: WallTime) throws -> Bool {
    try Task.checkCancellation()
    return jobs[key]?.withdraw(at: now) ?? false
  }

  /// Forgets jobs that were done or withdrawn before a moment.
  public func forgetDone(before time: WallTime) throws -> Int {
    try Task.checkCancellation()
    let old = jobs.values.filter {
      [.done, .withdrawn].contains($0.progress.state) && ($0.progress.endedAt ?? time) < time
    }
    for job in old { jobs[job.id] = nil }
    return old.count
  }

  /// A job; nil where there is none.
  public func job(_ key: JobKey) -> Job? { jobs[key] }

  /// Jobs in order of their keys.
  public func jobs(_ filter: JobFilter, after key: JobKey?, limit: Int) -> [Job] {
    let found = jobs.values.filter { job in filter.admits(job) && (key.map { $0 < job.id } ?? true) }
    return Array(found.sorted { $0.id < $1.id }.prefix(max(1, limit)))
  }

  /// How many jobs there are of each kind in each state.
  public func counts() -> [JobCount] {
    let groups = Dictionary(grouping: jobs.values) { JobFilter(state: $0.progress.state, kind: $0.work.kind) }
    return JobKind.allCases.flatMap { kind in
      JobState.allCases.compactMap { state in
        groups[JobFilter(state: state, kind: kind)].map { JobCount(kind, state, $0.count) }
      }
    }
  }

  private func change(_ ticket: JobTicket, _ change: (inout Job) -> Void) throws -> Job? {
    try Task.checkCancellation()
    guard var job = jobs[ticket.key], job.isHeld(by: ticket) else { return nil }
    change(&job)
    jobs[job.id] = job
    return job
  }
}
