import Persistence
import SessionModel

extension JobQueueConformance {
  func triesAgain(_ queue: any JobQueue) async throws {
    try await add(queue, 1...1)
    let first = try await ticket(queue, at: 1)
    let state = try await queue.fail(
      first, why: "no\u{0}model\n" + String(repeating: "ü", count: 2_000), retryAt: RecordSamples.time(60),
      at: RecordSamples.time(2))
    try check(state, is: .waiting, "it waits")
    let kept = try require(try await queue.job(first.key), "it is there")
    let why = try require(kept.progress.lastFailure, "why it failed is kept")
    try check(why.hasPrefix("no model üü"), is: true, "with blanks for control characters")
    // Of 1,000 bytes, because another letter of two would not fit.
    try check(why.utf8.count, is: Job.mostFailureBytes - 1, "up to a bound")
    try check(try await take(queue, at: 59), is: nil, "not before its time")
    try check(try await take(queue, at: 60)?.progress.attempts, is: 2, "then it is tried again")
  }

  func givesUp(_ queue: any JobQueue) async throws {
    try await add(queue, 1...1, mostAttempts: 2)
    for (attempt, expected) in [(Int64(1), JobState.waiting), (2, .dead)] {
      let ticket = try await ticket(queue, at: attempt)
      let now = RecordSamples.time(attempt)
      try check(
        try await queue.fail(ticket, why: "w", retryAt: now, at: now), is: expected, "attempt \(attempt)")
    }
    try check(try await take(queue, at: 100), is: nil, "a dead one is not taken")
    try check(
      try await queue.job(RecordSamples.job(1).key)?.progress.endedAt, is: RecordSamples.time(2), "its end")
  }

  func helpsNothing(_ queue: any JobQueue) async throws {
    try await add(queue, 1...1)
    let ticket = try await ticket(queue, at: 1)
    let state = try await queue.fail(ticket, why: "w", retryAt: nil, at: RecordSamples.time(2))
    try check(state, is: .dead, "it is given up at once")
  }

  func handsOn(_ queue: any JobQueue) async throws {
    try await add(queue, 1...1)
    let first = try await ticket(queue, at: 1)
    try check(try await take(queue, at: 10, by: 2), is: nil, "while the lease lasts nobody else gets it")
    let second = try require(try await take(queue, at: 11, by: 2), "at its end somebody else does")
    try check(second.id, is: first.key, "the same job")
    try check(second.progress.lease?.worker, is: try RecordSamples.worker(2), "for the other worker")
    try check([second.progress.takes, second.progress.crashes], is: [2, 1], "the crash is counted")
    try await add(queue, 2...2, mostAttempts: 1)
    _ = try await ticket(queue, at: 12, by: 3)
    _ = try await take(queue, at: 22, by: 4)
    try check(try await state(queue, 2), is: .dead, "one that may be tried once is not handed on")
  }

  func lateWorker(_ queue: any JobQueue) async throws {
    try await add(queue, 1...1)
    let late = try await ticket(queue, at: 1)
    let present = try await ticket(queue, at: 11, by: 1)
    let now = RecordSamples.time(12)
    try await check(late != present, "a worker's second ticket is another")
    try await check(try await !queue.heartbeat(late, lease: .seconds(10), at: now), "no heartbeat")
    try await check(try await !queue.complete(late, enqueuing: [], at: now), "no end")
    try check(try await queue.fail(late, why: "w", retryAt: nil, at: now), is: nil, "no failure")
    try await check(try await !queue.giveBack(late), "no giving back")
    try check(try await state(queue), is: .running, "the present one goes on")
    try await check(try await queue.complete(present, enqueuing: [], at: now), "and ends it")
  }

  func prolongs(_ queue: any JobQueue) async throws {
    try await add(queue, 1...1)
    let ticket = try await ticket(queue, at: 1)
    try await check(
      try await queue.heartbeat(ticket, lease: .seconds(10), at: RecordSamples.time(9)), "it is prolonged")
    try check(try await take(queue, at: 18, by: 2), is: nil, "so nobody else gets it")
    try await check(
      try await queue.heartbeat(ticket, lease: .seconds(1), at: RecordSamples.time(10)), "it never shrinks")
    try check(try await take(queue, at: 18, by: 2), is: nil, "so still nobody does")
    // Late, but nobody has taken it: the work is not thrown away.
    try await check(try await queue.complete(ticket, enqueuing: [], at: RecordSamples.time(40)), "it ends")
  }

  func quarantines(_ queue: any JobQueue) async throws {
    try await add(queue, 1...1, mostAttempts: 9)
    let first = try await ticket(queue, at: 0)
    _ = try await queue.fail(first, why: "w", retryAt: RecordSamples.time(1), at: RecordSamples.time(1))
    _ = try await ticket(queue, at: 1)
    _ = try await ticket(queue, at: 20)
    try check(try await take(queue, at: 40), is: nil, "after two crashes nobody gets it")
    try check(try await state(queue), is: .quarantined, "it is set aside")
    try check(try await queue.job(first.key)?.progress.crashes, is: 2, "the crashes are told")
  }

  func untried(_ queue: any JobQueue) async throws {
    try await add(queue, 1...1, mostAttempts: 1)
    try await check(try await queue.giveBack(try await ticket(queue, at: 1)), "it is given back")
    let again = try require(try await take(queue, at: 1), "it can be taken at once")
    try check([again.progress.takes, again.progress.attempts], is: [2, 1], "and was not tried yet")
  }

  func revives(_ queue: any JobQueue) async throws {
    try await add(queue, 1...1, mostAttempts: 1)
    let key = try RecordSamples.job(1).key
    try await check(try await !queue.revive(key, at: RecordSamples.time(0)), "a waiting one is left alone")
    let ticket = try await ticket(queue, at: 1)
    try await check(try await !queue.revive(key, at: RecordSamples.time(1)), "a running one too")
    _ = try await queue.fail(ticket, why: "w", retryAt: nil, at: RecordSamples.time(2))
    try await check(try await queue.revive(key, at: RecordSamples.time(3)), "a dead one is revived")
    try check(try await queue.job(key)?.progress.endedAt, is: nil, "it has no end any more")
    let job = try require(try await take(queue, at: 3), "it is tried anew")
    try check([job.progress.takes, job.progress.attempts], is: [2, 1], "its attempts are counted anew")
    try await check(
      try await !queue.revive(JobKey(rawValue: "no"), at: RecordSamples.time(3)), "an unknown one is told")
  }

  func withdraws(_ queue: any JobQueue) async throws {
    try await add(queue, 1...4, mostAttempts: 1)
    let keys = try (1...4).map { try RecordSamples.job($0).key }
    let now = RecordSamples.time(5)
    try await check(try await queue.withdraw(keys[3], at: now), "a waiting one is withdrawn")
    let job = try require(try await queue.job(keys[3]), "it is still known")
    try check(job.progress.state, is: .withdrawn, "as withdrawn")
    try check(job.progress.endedAt, is: now, "at that time")
    try await check(try await !queue.withdraw(keys[3], at: now), "once")
    try await check(try await !queue.revive(keys[3], at: now), "nobody revives it")
    try await check(
      try await !queue.enqueue(try RecordSamples.job(4), at: now), "nor does the same work come again")
    let (first, second) = (try await ticket(queue, at: 1), try await ticket(queue, at: 1))
    try await check(try await !queue.withdraw(first.key, at: now), "a running one is not")
    _ = try await queue.complete(first, enqueuing: [], at: now)
    try await check(try await !queue.withdraw(first.key, at: now), "nor one that was done")
    _ = try await queue.fail(second, why: "w", retryAt: nil, at: now)
    try await check(try await queue.withdraw(second.key, at: now), "one that was given up is")
    _ = try await ticket(queue, at: 6)
    try check(try await take(queue, at: 7), is: nil, "nothing is left to take")
    try await check(try await !queue.withdraw(JobKey(rawValue: "no"), at: now), "an unknown one is told")
    try check(try await queue.forgetDone(before: RecordSamples.time(6)), is: 3, "it is forgotten in time")
  }
}
