import Persistence
import SessionModel
import TestSupport
import Testing
import Workers

@Suite("Jobs of which a worker may have died", .timeLimit(.minutes(1)))
struct SuspectTests {
  private let bench = WorkerBench()

  /// Enqueues jobs whose worker crashed while it held them.
  private func crash(_ jobs: NewJob...) async throws {
    for job in jobs {
      _ = try await bench.queue.enqueue(job, at: bench.clock.now)
      _ = try await bench.records.take(
        [job.kind], by: RecordSamples.worker(9), lease: .seconds(60), at: bench.clock.now)
    }
    let count = try await bench.queue.takeBack(
      from: RecordSamples.worker(9), .crashed, at: bench.clock.now)
    #expect(count == jobs.count)
  }

  @Test("They are tried one after the other, whatever their lanes, and others beside them")
  func oneAtATime() async throws {
    try await crash(try RecordSamples.job(1), try RecordSamples.job(2, .score))
    let gate = Tally()
    let handler = ScriptedHandler([.clip, .score, .delivery]) { handler, job, _ in
      if job.isSuspect && gate.count == 0 { try await handler.wait(for: gate) }
      return []
    }
    try await bench.run(handler) {
      await handler.began.reaches(1)
      try await bench.enqueue(try RecordSamples.job(3, .delivery))
      await bench.queue.tally(.complete).reaches(1)
      // Both other lanes have looked again since, and one of them has found nothing.
      let running = await bench.records.counts().filter { $0.state == .running }
      #expect(running.map(\.count) == [1])
      gate.add()
      await bench.queue.tally(.complete).reaches(3)
    }
    #expect(try await bench.progress(1)?.state == .done)
    #expect(try await bench.progress(2)?.state == .done)
    #expect(handler.most == 2)
  }
}
