import Persistence
import SessionModel
import Synchronization
import TestSupport
import Testing
import Workers

@Suite("Leases", .timeLimit(.minutes(1)))
struct LeaseTests {
  private let bench = WorkerBench()

  private var waiting: ScriptedHandler {
    ScriptedHandler([.clip], waitingFor: Tally())
  }

  /// Lets the time of one heartbeat pass.
  private func beat(_ number: Int) async {
    await bench.clock.sleeper(for: .seconds(20))
    bench.clock.advance(by: .seconds(20))
    await bench.queue.tally(.heartbeat).reaches(number)
  }

  private func takeAway() async throws -> Job? {
    try await bench.records.take(
      [.clip], by: RecordSamples.worker(2), lease: .seconds(60), at: bench.clock.now)
  }

  @Test("A job is held for as long as it takes, and handed to nobody else")
  func holds() async throws {
    let gate = Tally()
    let handler = ScriptedHandler([.clip], waitingFor: gate)
    try await bench.enqueue(try RecordSamples.job(1))
    try await bench.run(handler) {
      for number in 1...6 {
        await beat(number)
        let lease = try await bench.progress(1)?.lease
        #expect(lease?.until == bench.clock.now + .seconds(60))
        let taken = try await takeAway()
        #expect(taken == nil)
      }
      gate.add()
      await bench.queue.tally(.complete).reaches(1)
    }
    #expect(try await bench.progress(1)?.state == .done)
    #expect(try await bench.progress(1)?.crashes == 0)
  }

  @Test("A job that is somebody else's is stopped, and its end is not told")
  func lost() async throws {
    let handler = waiting
    try await bench.enqueue(try RecordSamples.job(1))
    try await bench.run(handler) {
      await handler.began.reaches(1)
      // As if this worker had slept for longer than its lease.
      let later = bench.clock.now + .seconds(61)
      let taken = try await bench.records.take(
        [.clip], by: RecordSamples.worker(2), lease: .seconds(60), at: later)
      #expect(taken != nil)
      await beat(1)
      await handler.returned.reaches(1)
    }
    #expect(handler.stopped.count == 1)
    #expect(try await bench.progress(1)?.lease?.worker == RecordSamples.worker(2))
    #expect(try bench.count(.clip, "lost") == 1)
    #expect(bench.queue.tally(.fail).count == 0 && bench.queue.tally(.giveBack).count == 0)
  }

  @Test("A job that is erased with its session is stopped")
  func erased() async throws {
    let session = RecordSamples.session(1)
    _ = try await bench.records.start(
      RecordSamples.newSession(1), key: nil, by: RecordSamples.hr(), at: bench.clock.now)
    let handler = waiting
    try await bench.enqueue(try RecordSamples.job(1, session: session))
    try await bench.run(handler) {
      await handler.began.reaches(1)
      _ = try await bench.records.apply(
        SessionChange(.erase), to: session, ifVersion: nil, by: RecordSamples.hr(), at: bench.clock.now)
      await beat(1)
      await handler.returned.reaches(1)
    }
    #expect(handler.stopped.count == 1)
    #expect(try await bench.progress(1) == nil)
  }

  @Test("Heartbeats that fail are sent sooner again, and do not stop the job")
  func outage() async throws {
    let gate = Tally()
    let handler = ScriptedHandler([.clip], waitingFor: gate)
    bench.queue.fail(.heartbeat, times: 2)
    try await bench.enqueue(try RecordSamples.job(1))
    try await bench.run(handler) {
      await beat(1)
      for number in 2...3 {
        await bench.clock.sleeper(for: .seconds(5))
        bench.clock.advance(by: .seconds(5))
        await bench.queue.tally(.heartbeat).reaches(number)
      }
      let lease = try await bench.progress(1)?.lease
      #expect(lease?.until == bench.clock.now + .seconds(60))
      gate.add()
      await bench.queue.tally(.complete).reaches(1)
    }
    #expect(try await bench.progress(1)?.state == .done)
    #expect(bench.log.lines.map(\.text) == ["fails, and is tried again", "works again", "job ended"])
  }

  @Test("Before what cannot be taken back a handler asks, and stops where the job is not its own any more")
  func confirms() async throws {
    let gate = Tally()
    let sent = Tally()
    let handler = ScriptedHandler([.clip]) { handler, _, lease in
      try await lease.confirm()
      handler.stopped.add()
      try await handler.wait(for: gate)
      try await lease.confirm()
      sent.add()
      return []
    }
    try await bench.enqueue(try RecordSamples.job(1))
    try await bench.run(handler) {
      await handler.stopped.reaches(1)
      let later = bench.clock.now + .seconds(61)
      _ = try await bench.records.take([.clip], by: RecordSamples.worker(2), lease: .seconds(60), at: later)
      gate.add()
      await handler.returned.reaches(1)
    }
    #expect(sent.count == 0)
    #expect(try bench.count(.clip, "lost") == 1)
  }
}
