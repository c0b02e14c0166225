import Persistence
import SessionModel

extension JobQueueConformance {
  func deadWorker(_ queue: any JobQueue) async throws {
    try await add(queue, 1...3)
    let late = try await ticket(queue, at: 1)
    _ = try await ticket(queue, at: 1)
    _ = try await ticket(queue, at: 1, by: 2)
    let (now, dead) = (RecordSamples.time(2), try RecordSamples.worker(1))
    try check(try await queue.takeBack(from: dead, .killed, at: now), is: 2, "all that it held")
    try check(try await queue.takeBack(from: dead, .killed, at: now), is: 0, "once")
    try check(try await state(queue, 3), is: .running, "what another one holds stays with it")
    try await check(try await !queue.complete(late, enqueuing: [], at: now), "the dead one ends nothing")
    let again = try require(try await take(queue, at: 2), "it can be had before the lease runs out")
    try check(
      [again.progress.takes, again.progress.attempts, again.progress.crashes], is: [2, 2, 0],
      "a kill counts as a try and says nothing against the job")
    _ = try await queue.takeBack(from: dead, .killed, at: now)
    _ = try await ticket(queue, at: 3)
    _ = try await queue.takeBack(from: dead, .killed, at: now)
    try check(try await state(queue, 1), is: .dead, "but it is not tried for ever")
    _ = try await ticket(queue, at: 4)
    _ = try await queue.takeBack(from: dead, .crashed, at: now)
    try check(try await queue.job(RecordSamples.job(2).key)?.progress.crashes, is: 1, "a crash is counted")
  }

  func suspects(_ queue: any JobQueue) async throws {
    try await add(queue, 1...2)
    _ = try await ticket(queue, at: 1)
    let worker = try RecordSamples.worker(1)
    let now = RecordSamples.time(2)
    _ = try await queue.takeBack(from: worker, .crashed, at: now)
    func spared() async throws -> JobKey? {
      try await queue.take(
        [.clip], by: worker, lease: .seconds(10), sparingSuspects: true, at: now)?.id
    }
    try check(try await spared(), is: try RecordSamples.job(2).key, "the one that may be guilty is left")
    try check(try await spared(), is: nil, "also when there is no other")
    try check(try await take(queue, at: 3)?.id, is: try RecordSamples.job(1).key, "until it is asked for")
  }
}
