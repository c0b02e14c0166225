import Persistence
import SessionModel
import TestSupport
import Testing
import Workers

@Suite("A queue that fails", .timeLimit(.minutes(1)))
struct OutageTests {
  private func bench(refusing refused: Set<JobKey> = []) -> WorkerBench {
    var bench = WorkerBench(refusing: refused)
    bench.pace.outage = Backoff(base: .zero, cap: .zero)
    return bench
  }

  @Test("Is told of once for each way in which it fails, and once when it works again")
  func once() async throws {
    let bench = bench()
    bench.queue.fail(.take, times: 4)
    try await bench.enqueue(try RecordSamples.job(1))
    try await bench.run(ScriptedHandler([.clip])) { await bench.queue.tally(.complete).reaches(1) }
    #expect(try await bench.progress(1)?.state == .done)
    #expect(bench.log.lines.map(\.text) == ["fails, and is tried again", "works again", "job ended"])
    #expect(bench.log.lines.map(\.level) == [.error, .notice, .info])
    #expect(bench.log.lines.first?.metadata["why"] == StoreError.busy(path: "db").description)
  }

  @Test("Is left alone for a while each time")
  func restsBetween() async throws {
    let bench = WorkerBench()
    bench.queue.fail(.take, times: 1, .diskFull(path: "db"))
    try await bench.run(ScriptedHandler([.clip])) {
      await bench.queue.tally(.take).reaches(1)
      // A signal is no reason to ask sooner.
      try await bench.enqueue(try RecordSamples.job(1))
      await bench.clock.sleeper()
      #expect(bench.queue.tally(.take).count == 1)
      bench.clock.advance(by: bench.pace.outage.base)
      await bench.queue.tally(.complete).reaches(1)
    }
  }

  @Test("Is told a job's end until it hears", arguments: [1, 5])
  func end(failures: Int) async throws {
    let bench = bench()
    let handler = ScriptedHandler([.clip])
    bench.queue.fail(.complete, times: failures)
    try await bench.enqueue(try RecordSamples.job(1))
    try await bench.run(handler) { await bench.queue.tally(.complete).reaches(failures + 1) }
    #expect(try await bench.progress(1)?.state == .done)
    #expect(handler.began.count == 1)
  }

  @Test("A job whose followers cannot be kept counts as failed, and holds its place no longer")
  func refusedFollower() async throws {
    let follower = try RecordSamples.job(9)
    let bench = bench(refusing: [follower.key])
    let handler = ScriptedHandler([.clip]) { _, job, _ in job.id.rawValue.hasSuffix("1") ? [follower] : [] }
    try await bench.enqueue(try RecordSamples.job(1, mostAttempts: 1), try RecordSamples.job(2))
    try await bench.run(handler) { await bench.queue.tally(.complete).reaches(7) }
    #expect(try await bench.progress(1)?.state == .dead)
    #expect(try await bench.progress(1)?.lastFailure?.hasPrefix("its end could not be kept") == true)
    #expect(try await bench.progress(2)?.state == .done)
  }
}
