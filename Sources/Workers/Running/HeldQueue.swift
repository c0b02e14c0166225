import Logging
import Persistence
import SessionModel

/// The queue as a worker asks it: under its name and by its clock, and never given up.
///
/// No question is cancelled under way. A store may be cancelled at any point of a transaction, and a job that was taken
/// though nobody heard of it would wait for its lease to run out, as if its worker had died.
struct HeldQueue: Sendable {
  /// What came of looking for a job.
  enum Find: Sendable {
    case job(Job)
    case nothing
    /// The queue failed.
    case failed
  }

  let queue: any JobQueue
  let worker: WorkerID
  let clock: WorkerClock
  let pace: WorkerPace
  let chance: Chance
  let outages: OutageLog
  private let suspects = SuspectPlace()
  private let turn = TakingTurn()
  /// Given when the worker is to stop.
  let stop: WorkSignal

  init(
    _ queue: any JobQueue, worker: WorkerID, clock: WorkerClock, pace: WorkerPace, chance: Chance,
    outages: OutageLog, stop: WorkSignal
  ) {
    self.queue = queue
    self.worker = worker
    self.clock = clock
    self.pace = pace
    self.chance = chance
    self.outages = outages
    self.stop = stop
  }

  /// Takes a job. One that is suspect has the place for those, until ``free(_:)``.
  func take(_ kinds: Set<JobKind>) async -> Find { await turn.run { await takeInTurn(kinds) } }

  private func takeInTurn(_ kinds: Set<JobKind>) async -> Find {
    let hasPlace = suspects.claim()
    let found = await ask("take") {
      try await queue.take(
        kinds, by: worker, lease: pace.lease, sparingSuspects: !hasPlace, at: clock.now())
    }
    let isSuspect = (try? found.get())?.isSuspect ?? false
    if hasPlace && !isSuspect { suspects.free() }
    switch found {
    case .success(let job?): return .job(job)
    case .success(nil): return .nothing
    case .failure: return .failed
    }
  }

  /// Says that a job does not run any more.
  ///
  /// - Returns: Whether another one may run now that could not before.
  func free(_ job: Job) -> Bool {
    if job.isSuspect { suspects.free() }
    return job.isSuspect
  }

  /// Lengthens a lease; false where the job is another's, nil where the queue failed.
  func heartbeat(_ ticket: JobTicket) async -> Bool? {
    try? await ask("heartbeat") {
      try await queue.heartbeat(ticket, lease: pace.lease, at: clock.now())
    }.get()
  }

  /// Asks once more before something that cannot be taken back.
  func confirm(_ ticket: JobTicket) async throws -> Bool {
    try await ask("heartbeat") {
      try await queue.heartbeat(ticket, lease: pace.lease, at: clock.now())
    }.get()
  }

  /// Asks until the queue answers.
  ///
  /// - Parameter mostTries: After as many the last failure is returned. Once the worker is to stop, there are only
  ///   ``triesWhenStopping`` more.
  func insist<Answer: Sendable>(
    _ what: String, mostTries: Int = .max, _ question: @escaping @Sendable () async throws -> Answer
  ) async -> Result<Answer, any Error> {
    var tries = 0
    var triesSinceStop = 0
    while true {
      let answer = await ask(what, question)
      tries += 1
      triesSinceStop += stop.isGiven ? 1 : 0
      if case .success = answer { return answer }
      if tries >= mostTries || triesSinceStop >= Self.triesWhenStopping { return answer }
      await rest(afterTries: tries)
    }
  }

  /// How often a queue that fails is asked when the worker is to stop.
  static let triesWhenStopping = 3

  /// Leaves a queue alone that failed so often in a row.
  func rest(afterTries tries: Int) async {
    let length = pace.outage.wait(afterTries: tries, chance: chance.next())
    // When the worker is to stop, what is left to try is tried without a break after this one.
    await clock.pause(
      stop.isGiven ? min(length, pace.outage.base) : length, unless: stop.isGiven ? [] : [(stop, 0)])
  }

  private func ask<Answer: Sendable>(
    _ what: String, _ question: @escaping @Sendable () async throws -> Answer
  ) async -> Result<Answer, any Error> {
    let answer = await Task { try await question() }.result
    switch answer {
    case .success: outages.worked(what)
    case .failure(let error): outages.failed(what, error)
    }
    return answer
  }
}
