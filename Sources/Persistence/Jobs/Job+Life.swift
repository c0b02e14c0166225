import SessionModel

/// The life of a job, as every queue carries it out: pure changes of what is kept.
extension Job {
  /// Whether it may be taken at a moment.
  public func isReady(at now: WallTime) -> Bool { progress.state == .waiting && progress.notBefore <= now }

  /// Whether its holder has not been heard of in time.
  public func isOverdue(at now: WallTime) -> Bool {
    guard progress.state == .running, let lease = progress.lease else { return false }
    return lease.until <= now
  }

  /// Gives it to a worker.
  public mutating func take(by worker: WorkerID, until end: WallTime) {
    progress.state = .running
    progress.lease = JobLease(worker: worker, until: end)
    progress.takes += 1
    progress.attempts += 1
  }

  /// Takes it from a holder that is gone.
  ///
  /// - Parameter cause: What the holder came to. One that was killed says nothing against the job, which counts as tried
  ///   all the same: a job that fills the memory must not be tried for ever.
  public mutating func takeBack(_ cause: WorkerEnd = .unknown, at now: WallTime) {
    progress.lease = nil
    progress.crashes += cause == .killed ? 0 : 1
    if progress.crashes >= Self.mostCrashes {
      end(.quarantined, at: now)
    } else if progress.attempts >= work.mostAttempts {
      end(.dead, at: now)
    } else {
      progress.state = .waiting
    }
  }

  /// Whether a worker may have died of it; so might those die that run beside it.
  public var isSuspect: Bool { progress.crashes > 0 }

  /// Whether a ticket is that of its present holder.
  public func isHeld(by ticket: JobTicket) -> Bool { progress.state == .running && self.ticket == ticket }

  /// Lengthens the holder's lease.
  public mutating func prolong(until end: WallTime) {
    progress.lease = progress.lease.map { JobLease(worker: $0.worker, until: max($0.until, end)) }
  }

  /// It was done.
  public mutating func complete(at now: WallTime) { end(.done, at: now) }

  /// It was tried in vain.
  ///
  /// - Parameter retryAt: When to try again; nil where that would help nothing.
  public mutating func fail(_ why: String, retryAt: WallTime?, at now: WallTime) {
    progress.lastFailure = TextBound.beginning(of: why, upTo: Self.mostFailureBytes)
    guard let retryAt, progress.attempts < work.mostAttempts else { return end(.dead, at: now) }
    progress.lease = nil
    progress.state = .waiting
    progress.notBefore = retryAt
  }

  /// Its holder gives it back untried, as when it is told to stop.
  public mutating func giveBack() {
    progress.lease = nil
    progress.state = .waiting
    progress.attempts -= 1
  }

  /// A person lets it be tried anew.
  ///
  /// - Returns: False where it has not been given up.
  public mutating func revive(at now: WallTime) -> Bool {
    guard [.dead, .quarantined].contains(progress.state) else { return false }
    progress.state = .waiting
    progress.notBefore = now
    progress.attempts = 0
    progress.crashes = 0
    progress.endedAt = nil
    return true
  }

  /// It is not to be done any more.
  ///
  /// - Returns: False where it is being done, was done, or was withdrawn before.
  public mutating func withdraw(at now: WallTime) -> Bool {
    guard [.waiting, .dead, .quarantined].contains(progress.state) else { return false }
    end(.withdrawn, at: now)
    return true
  }

  private mutating func end(_ state: JobState, at now: WallTime) {
    progress.state = state
    progress.lease = nil
    progress.endedAt = now
  }
}
