import Persistence
import SessionModel
import TestSupport
import Testing
import Workers

@Suite("Jobs that fail", .timeLimit(.minutes(1)))
struct FailingJobTests {
  @Test("One that may do later waits within the backoff of its tries, and is given up after the last")
  func later() async throws {
    let bench = WorkerBench()
    let handler = ScriptedHandler([.clip]) { _, _, _ in throw JobFailure.later(why: "no camera") }
    try await bench.enqueue(try RecordSamples.job(1, mostAttempts: 3))
    try await bench.run(handler) {
      for (attempt, bound) in [(1, Duration.seconds(5)), (2, .seconds(10))] {
        await bench.queue.tally(.fail).reaches(attempt)
        let progress = try #require(try await bench.progress(1))
        #expect(progress.state == .waiting)
        #expect(progress.notBefore >= bench.clock.now && progress.notBefore <= bench.clock.now + bound)
        #expect(progress.lastFailure == "no camera")
        bench.clock.advance(by: bound)
        bench.signal.notify()
      }
      await bench.queue.tally(.fail).reaches(3)
    }
    #expect(try await bench.progress(1)?.state == .dead)
    #expect(try bench.count(.clip, "failed") == 2)
    #expect(try bench.count(.clip, "dead") == 1)
  }

  @Test("One that never will is given up at once")
  func never() async throws {
    let bench = WorkerBench()
    let handler = ScriptedHandler([.clip]) { _, _, _ in throw JobFailure.never(why: "no such flag") }
    try await bench.enqueue(try RecordSamples.job(1))
    try await bench.run(handler) { await bench.queue.tally(.fail).reaches(1) }
    #expect(try await bench.progress(1)?.state == .dead)
    #expect(try await bench.progress(1)?.lastFailure == "no such flag")
    #expect(try await bench.progress(1)?.attempts == 1)
  }

  @Test("A store's own words are kept, because they name files and documents only")
  func storeFailure() async throws {
    let bench = WorkerBench()
    let handler = ScriptedHandler([.clip]) { _, _, _ in throw StoreError.diskFull(path: "blobs") }
    try await bench.enqueue(try RecordSamples.job(1))
    try await bench.run(handler) { await bench.queue.tally(.fail).reaches(1) }
    #expect(try await bench.progress(1)?.lastFailure == StoreError.diskFull(path: "blobs").description)
  }

  @Test("One that takes too long is told to stop and counts as failed")
  func tooLong() async throws {
    var bench = WorkerBench()
    bench.lanes = [Lane([.clip], width: 1, timeLimit: .seconds(13))]
    let handler = ScriptedHandler([.clip], waitingFor: Tally())
    try await bench.enqueue(try RecordSamples.job(1))
    try await bench.run(handler) {
      await bench.clock.sleeper(for: .seconds(13))
      bench.clock.advance(by: .seconds(13))
      await bench.queue.tally(.fail).reaches(1)
    }
    #expect(handler.stopped.count == 1)
    #expect(try await bench.progress(1)?.lastFailure == "it took longer than it may")
  }

  @Test("One that does not heed that it is stopped keeps its place, so that never more run than may")
  func deaf() async throws {
    var bench = WorkerBench()
    bench.lanes = [Lane([.clip], width: 1, timeLimit: .seconds(13))]
    let gate = Gate()
    let handler = ScriptedHandler([.clip]) { _, job, _ in
      if job.id.rawValue.hasSuffix("1") { await gate.opens() }
      return []
    }
    try await bench.enqueue(try RecordSamples.job(1, mostAttempts: 1))
    try await bench.run(handler) {
      await bench.clock.sleeper(for: .seconds(13))
      bench.clock.advance(by: .seconds(13))
      await bench.clock.sleeper(for: bench.pace.patience)
      bench.clock.advance(by: bench.pace.patience)
      await bench.log.count.reaches(2)
      try await bench.enqueue(try RecordSamples.job(2))
      #expect(try await bench.progress(1)?.state == .dead)
      gate.open()
      await bench.queue.tally(.complete).reaches(1)
    }
    #expect(handler.most == 1)
    #expect(bench.log.lines.contains { $0.text == "does not end though it was cancelled" })
  }
}
