import Persistence
import SessionModel
import TestSupport
import Testing
import Workers

@Suite("A worker that is told to stop", .timeLimit(.minutes(1)))
struct StoppingTests {
  private let bench = WorkerBench()

  @Test("Takes nothing more, and lets a job end within the grace period")
  func grace() async throws {
    let gate = Tally()
    let handler = ScriptedHandler([.clip], waitingFor: gate)
    try await bench.enqueue(try RecordSamples.job(1), try RecordSamples.job(2))
    let worker = try bench.worker([handler])
    let running = Task { await worker.run() }
    await handler.began.reaches(1)
    running.cancel()
    await bench.clock.sleeper(for: bench.pace.grace)
    gate.add()
    await running.value
    #expect(try await bench.progress(1)?.state == .done)
    #expect(try await bench.progress(2)?.state == .waiting)
    #expect(try await bench.progress(2)?.takes == 0)
    #expect(handler.stopped.count == 0)
  }

  @Test("Cancels what goes on after it, and gives it back untried")
  func givesBack() async throws {
    let handler = ScriptedHandler([.clip], waitingFor: Tally())
    try await bench.enqueue(try RecordSamples.job(1, mostAttempts: 1))
    let worker = try bench.worker([handler])
    let running = Task { await worker.run() }
    await handler.began.reaches(1)
    running.cancel()
    await bench.clock.sleeper(for: bench.pace.grace)
    bench.clock.advance(by: bench.pace.grace)
    await running.value
    let progress = try #require(try await bench.progress(1))
    #expect(progress.state == .waiting)
    #expect([progress.attempts, progress.crashes] == [0, 0])
    #expect(progress.lastFailure == nil)
    #expect(handler.stopped.count == 1)
    #expect(try bench.count(.clip, "given_back") == 1)
  }

  @Test("Leaves behind what does not heed it, and gives that back, too")
  func deaf() async throws {
    let gate = Gate()
    let handler = ScriptedHandler([.clip]) { _, _, _ in
      await gate.opens()
      return []
    }
    try await bench.enqueue(try RecordSamples.job(1))
    let worker = try bench.worker([handler])
    let running = Task { await worker.run() }
    await handler.began.reaches(1)
    running.cancel()
    for length in [bench.pace.grace, bench.pace.patience] {
      await bench.clock.sleeper(for: length)
      bench.clock.advance(by: length)
    }
    await running.value
    #expect(handler.returned.count == 0)
    #expect(try await bench.progress(1)?.state == .waiting)
    gate.open()
    await handler.returned.reaches(1)
  }

  @Test("Ends at once when nothing is to be done")
  func idle() async throws {
    try await bench.run(ScriptedHandler([.clip])) { await bench.queue.tally(.take).reaches(1) }
    #expect(bench.queue.tally(.take).count == 1)
  }

  @Test("Ends though the queue fails, and leaves the job to its lease")
  func outage() async throws {
    var bench = bench
    bench.pace.outage = Backoff(base: .zero, cap: .zero)
    let handler = ScriptedHandler([.clip], waitingFor: Tally())
    try await bench.enqueue(try RecordSamples.job(1))
    bench.queue.fail(.giveBack, times: .max)
    let worker = try bench.worker([handler])
    let running = Task { await worker.run() }
    await handler.began.reaches(1)
    running.cancel()
    await bench.clock.sleeper(for: bench.pace.grace)
    bench.clock.advance(by: bench.pace.grace)
    await running.value
    #expect(bench.queue.tally(.giveBack).count == 3)
    #expect(try await bench.progress(1)?.state == .running)
    #expect(try bench.count(.clip, "unsettled") == 1)
  }
}
