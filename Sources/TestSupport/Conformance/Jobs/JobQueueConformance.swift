import Persistence
import SessionModel

/// What every ``Persistence/JobQueue`` does. A case is one promise; ``exercise(_:)`` keeps it or throws.
public enum JobQueueConformance: String, CaseIterable, StorePromise {
  case givesBackWhatItTook, keepsOneJobAKey, takesInOrderOfTime, takesOnlyWhatAWorkerCanDo, waitsForItsTime
  case holdsWhatIsTaken, completesWithFollowers, triesAgainAfterAFailure, givesUpAfterTooManyAttempts
  case givesUpWhereTryingHelpsNothing, handsOnWhenALeaseRunsOut, refusesALateWorker, prolongsALease
  case quarantinesWhatCrashedTwice, takesBackUntried, revivesWhatWasGivenUp, withdraws, forgetsWhatWasDone,
    lists, counts
  case handsOnWhatIsTakenFromTheDead, sparesSuspects
  case givesEachJobToOneTaker, losesNoneAmongDyingWorkers, keepsHostileText, survivesCancellation

  /// Puts an empty queue to the test.
  ///
  /// - Throws: ``Breach``, or what the queue throws where it should not.
  public func exercise(_ queue: any JobQueue) async throws {
    switch self {
    case .givesBackWhatItTook: try await givesBack(queue)
    case .keepsOneJobAKey: try await oneJobAKey(queue)
    case .takesInOrderOfTime: try await order(queue)
    case .takesOnlyWhatAWorkerCanDo: try await kinds(queue)
    case .waitsForItsTime: try await waits(queue)
    case .holdsWhatIsTaken: try await holds(queue)
    case .completesWithFollowers: try await completes(queue)
    case .triesAgainAfterAFailure: try await triesAgain(queue)
    case .givesUpAfterTooManyAttempts: try await givesUp(queue)
    case .givesUpWhereTryingHelpsNothing: try await helpsNothing(queue)
    case .handsOnWhenALeaseRunsOut: try await handsOn(queue)
    case .refusesALateWorker: try await lateWorker(queue)
    case .prolongsALease: try await prolongs(queue)
    case .quarantinesWhatCrashedTwice: try await quarantines(queue)
    case .takesBackUntried: try await untried(queue)
    case .revivesWhatWasGivenUp: try await revives(queue)
    case .withdraws: try await withdraws(queue)
    case .forgetsWhatWasDone: try await forgets(queue)
    case .lists: try await list(queue)
    case .counts: try await count(queue)
    case .handsOnWhatIsTakenFromTheDead: try await deadWorker(queue)
    case .sparesSuspects: try await suspects(queue)
    case .givesEachJobToOneTaker: try await oneTaker(queue)
    case .losesNoneAmongDyingWorkers: try await dyingWorkers(queue)
    case .keepsHostileText: try await hostileText(queue)
    case .survivesCancellation: try await cancellation(queue)
    }
  }

  /// Takes a clip job as a worker, for ten seconds.
  func take(
    _ queue: any JobQueue, at second: Int64, by worker: Int = 1, kinds: Set<JobKind> = [.clip]
  ) async throws -> Job? {
    try await queue.take(
      kinds, by: RecordSamples.worker(worker), lease: .seconds(10), at: RecordSamples.time(second))
  }

  /// Takes a job and gives its ticket; a breach where there is none.
  func ticket(_ queue: any JobQueue, at second: Int64, by worker: Int = 1) async throws -> JobTicket {
    try require(try await take(queue, at: second, by: worker)?.ticket, "there is a job to take")
  }

  func add(_ queue: any JobQueue, _ numbers: ClosedRange<Int>, mostAttempts: Int = 3) async throws {
    for number in numbers {
      let job = try RecordSamples.job(number, mostAttempts: mostAttempts)
      try await check(try await queue.enqueue(job, at: RecordSamples.time(0)), "a new job is kept")
    }
  }

  func state(_ queue: any JobQueue, _ number: Int = 1) async throws -> JobState? {
    try await queue.job(try RecordSamples.job(number).key)?.progress.state
  }

  private func givesBack(_ queue: any JobQueue) async throws {
    let new = try RecordSamples.job(
      1, .score, session: RecordSamples.session(1), payload: "{\"text\": \"größer 🙂\"}", mostAttempts: 7)
    try await check(try await queue.enqueue(new, at: RecordSamples.time(5)), "a new job is kept")
    let kept = try await queue.job(new.key)
    try check(kept, is: Job(new, createdAt: RecordSamples.time(5)), "the job is the same")
    try check(try await queue.job(JobKey(rawValue: "no")), is: nil, "an unknown one is nil")
    try check(
      try await queue.jobs(.everything, after: nil, limit: 9), is: [kept].compactMap { $0 }, "the list")
  }

  private func oneJobAKey(_ queue: any JobQueue) async throws {
    try await add(queue, 1...1)
    let other = try RecordSamples.job(1, .score, payload: "other")
    try await check(try await !queue.enqueue(other, at: RecordSamples.time(1)), "the same key again is told")
    try check(try await queue.job(other.key)?.work, is: try RecordSamples.job(1), "the first one stays")
    let ticket = try await ticket(queue, at: 1)
    _ = try await queue.complete(ticket, enqueuing: [], at: RecordSamples.time(2))
    try await check(try await !queue.enqueue(other, at: RecordSamples.time(3)), "even when it is done")
  }

  private func order(_ queue: any JobQueue) async throws {
    for (number, second) in [(1, Int64(3)), (2, 1), (3, 2), (4, 1)] {
      let job = try RecordSamples.job(number, notBefore: RecordSamples.time(second))
      _ = try await queue.enqueue(job, at: RecordSamples.time(0))
    }
    var taken: [JobKey] = []
    while taken.count < 9, let job = try await take(queue, at: 5) { taken.append(job.id) }
    try check(taken, is: try [2, 4, 3, 1].map { try RecordSamples.job($0).key }, "earlier ones are first")
  }

  private func kinds(_ queue: any JobQueue) async throws {
    for (number, kind) in JobKind.allCases.enumerated() {
      _ = try await queue.enqueue(try RecordSamples.job(number, kind), at: RecordSamples.time(0))
    }
    try check(try await take(queue, at: 1, kinds: []), is: nil, "a worker that can do nothing gets nothing")
    for kind in JobKind.allCases.reversed() {
      try check(try await take(queue, at: 1, kinds: [kind])?.work.kind, is: kind, "one of its kind")
      try check(try await take(queue, at: 1, kinds: [kind]), is: nil, "and no other")
    }
  }

  private func waits(_ queue: any JobQueue) async throws {
    let job = try RecordSamples.job(1, notBefore: RecordSamples.time(10))
    _ = try await queue.enqueue(job, at: RecordSamples.time(0))
    try check(try await take(queue, at: 9), is: nil, "before its time nobody gets it")
    try check(try await take(queue, at: 10)?.id, is: job.key, "at its time it can be had")
  }

  private func holds(_ queue: any JobQueue) async throws {
    try await add(queue, 1...1)
    let job = try require(try await take(queue, at: 1), "there is a job to take")
    try check(job.progress.state, is: .running, "it is running")
    let lease = JobLease(worker: try RecordSamples.worker(1), until: RecordSamples.time(11))
    try check(job.progress.lease, is: lease, "the lease is as asked for")
    try check(
      [job.progress.takes, job.progress.attempts, job.progress.crashes], is: [1, 1, 0], "the counts")
    try check(try await queue.job(job.id), is: job, "what is kept is what was given")
    try check(try await take(queue, at: 10, by: 2), is: nil, "nobody else gets it")
  }

  private func completes(_ queue: any JobQueue) async throws {
    try await add(queue, 1...1)
    let ticket = try await ticket(queue, at: 1)
    let followers = [try RecordSamples.job(1), try RecordSamples.job(2)]
    try await check(
      try await queue.complete(ticket, enqueuing: followers, at: RecordSamples.time(2)), "it is done")
    let job = try require(try await queue.job(ticket.key), "it is still known")
    try check(job.progress.state, is: .done, "as done")
    try check(job.progress.endedAt, is: RecordSamples.time(2), "at that time")
    try check(job.progress.lease, is: nil, "nobody holds it")
    try check(try await state(queue, 2), is: .waiting, "the follower waits; the one that was there stays")
    let third = try RecordSamples.job(3)
    try await check(
      try await !queue.complete(ticket, enqueuing: [third], at: RecordSamples.time(3)), "it is done once")
    try check(try await queue.job(third.key), is: nil, "a late worker's followers are not kept")
  }
}
