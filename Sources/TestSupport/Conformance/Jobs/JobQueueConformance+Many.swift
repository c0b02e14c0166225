import Persistence
import SessionModel

extension JobQueueConformance {
  func forgets(_ queue: any JobQueue) async throws {
    try await add(queue, 1...3)
    for second in [Int64(1), 2] {
      let ticket = try await ticket(queue, at: second)
      _ = try await queue.complete(ticket, enqueuing: [], at: RecordSamples.time(second))
    }
    try check(try await queue.forgetDone(before: RecordSamples.time(2)), is: 1, "what was done before")
    try check(try await state(queue, 1), is: nil, "is gone")
    try check(try await state(queue, 2), is: .done, "what was done at that moment stays")
    try check(try await queue.forgetDone(before: RecordSamples.time(99)), is: 1, "until later")
    try check(try await state(queue, 3), is: .waiting, "what is not done stays")
  }

  func list(_ queue: any JobQueue) async throws {
    let session = RecordSamples.session(1)
    for number in 1...7 {
      let job = try RecordSamples.job(
        number, number % 2 == 0 ? .score : .clip, session: number > 3 ? session : nil)
      _ = try await queue.enqueue(job, at: RecordSamples.time(0))
    }
    _ = try await ticket(queue, at: 1)
    func numbers(_ filter: JobFilter) async throws -> [Int] {
      try await pages(of: 2) { try await queue.jobs(filter, after: $0?.id, limit: 2) }
        .compactMap { Int($0.id.rawValue.suffix(6)) }
    }
    try check(try await numbers(.everything), is: Array(1...7), "all, in order")
    try check(try await numbers(JobFilter(kind: .score)), is: [2, 4, 6], "by kind")
    try check(try await numbers(JobFilter(state: .running)), is: [1], "by state")
    try check(try await numbers(JobFilter(session: session)), is: [4, 5, 6, 7], "by session")
    try check(
      try await numbers(JobFilter(state: .waiting, kind: .clip, session: session)), is: [5, 7], "by all three"
    )
  }

  func count(_ queue: any JobQueue) async throws {
    try check(try await queue.counts(), is: [], "it begins empty")
    try await add(queue, 1...3)
    _ = try await queue.enqueue(try RecordSamples.job(4, .score), at: RecordSamples.time(0))
    _ = try await ticket(queue, at: 1)
    try check(
      try await queue.counts(),
      is: [JobCount(.clip, .waiting, 2), JobCount(.clip, .running, 1), JobCount(.score, .waiting, 1)],
      "by kind and state")
  }

  func oneTaker(_ queue: any JobQueue) async throws {
    try await add(queue, 1...60)
    let taken = try await withThrowingTaskGroup(of: [JobKey].self) { group in
      for worker in 1...8 {
        group.addTask {
          var mine: [JobKey] = []
          while mine.count < 99, let job = try await take(queue, at: 1, by: worker) { mine.append(job.id) }
          return mine
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    try check(taken.count, is: 60, "each is taken, and none twice")
    try check(Set(taken).count, is: 60, "each by one")
  }

  /// Workers that vanish with every third job, and a clock that goes on with every step: each job is done once in
  /// the end.
  func dyingWorkers(_ queue: any JobQueue) async throws {
    try await add(queue, 1...30, mostAttempts: 9)
    let floor = WorkFloor()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for worker in 1...4 {
        group.addTask {
          for _ in 0..<2_000 where await floor.completed.count < 30 {
            let second = await floor.nextSecond()
            guard let job = try await take(queue, at: second, by: worker) else { continue }
            let vanishes = job.progress.takes == 1 && (Int(job.id.rawValue.suffix(6)) ?? 0) % 3 == 0
            guard !vanishes, let ticket = job.ticket else { continue }
            if try await queue.complete(ticket, enqueuing: [], at: RecordSamples.time(second)) {
              await floor.note(job.id)
            }
          }
        }
      }
      try await group.waitForAll()
    }
    try check(Set(await floor.completed).count, is: 30, "each was done once")
    try check(try await queue.counts(), is: [JobCount(.clip, .done, 30)], "and none is left")
  }

  func hostileText(_ queue: any JobQueue) async throws {
    let texts = ["'; DROP TABLE jobs; --", "%_\\\"`", "👩‍👩‍👧‍👦", "e\u{301}", "\u{202E}", "é"]
    for (number, text) in texts.enumerated() {
      let job = try RecordSamples.job(number, payload: text)
      try await check(try await queue.enqueue(job, at: RecordSamples.time(0)), "it is kept")
    }
    let found = try await queue.jobs(.everything, after: nil, limit: 99).map { Array($0.work.payload.utf8) }
    try check(Set(found), is: Set(texts.map { Array($0.utf8) }), "byte for byte the same")
    let full = String(repeating: "x", count: NewJob.mostPayloadBytes)
    let large = try NewJob(.clip, key: "large", payload: full, notBefore: RecordSamples.time(0))
    _ = try await queue.enqueue(large, at: RecordSamples.time(0))
    try check(try await queue.job(large.key)?.work.payload, is: full, "the largest payload")
  }

  func cancellation(_ queue: any JobQueue) async throws {
    let job = try RecordSamples.job(1)
    try await isCancelled { _ = try await queue.enqueue(job, at: RecordSamples.time(0)) }
    try check(try await queue.job(job.key), is: nil, "nothing is kept")
    try await add(queue, 1...1)
    try await isCancelled { _ = try await take(queue, at: 1) }
    try check(try await state(queue), is: .waiting, "nothing is taken")
  }
}

/// What several workers have in common.
private actor WorkFloor {
  private(set) var completed: [JobKey] = []
  private var second: Int64 = 1

  func nextSecond() -> Int64 {
    second += 1
    return second
  }

  func note(_ key: JobKey) { completed.append(key) }
}
