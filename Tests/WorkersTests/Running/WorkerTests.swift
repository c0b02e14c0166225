import Persistence
import SessionModel
import TestSupport
import Testing
import Workers

@Suite("A worker", .timeLimit(.minutes(1)))
struct WorkerTests {
  @Test("Does a job and at once what follows from it, without waiting for time to pass")
  func follows() async throws {
    let bench = WorkerBench()
    let follower = try RecordSamples.job(2, .score)
    let clip = ScriptedHandler([.clip]) { _, _, _ in [follower] }
    let score = ScriptedHandler([.score])
    try await bench.run(clip, score) {
      await bench.queue.tally(.take).reaches(2)
      try await bench.enqueue(try RecordSamples.job(1))
      await bench.queue.tally(.complete).reaches(2)
    }
    #expect(try await bench.progress(1)?.state == .done)
    #expect(try await bench.progress(2)?.state == .done)
    #expect(score.began.count == 1)
    #expect(try bench.count(.clip, "done") == 1)
    #expect(try bench.metrics.expectTimer("job_seconds", [("kind", "clip")]).values.count == 1)
  }

  @Test("Leaves alone what it has no handler for")
  func others() async throws {
    let bench = WorkerBench()
    try await bench.enqueue(try RecordSamples.job(1, .delivery), try RecordSamples.job(2))
    try await bench.run(ScriptedHandler([.clip])) { await bench.queue.tally(.complete).reaches(1) }
    #expect(try await bench.progress(1)?.state == .waiting)
    #expect(try await bench.progress(2)?.state == .done)
  }

  @Test("Looks by itself for what nobody told it of: soon at first, then less often")
  func polls() async throws {
    let bench = WorkerBench()
    let handler = ScriptedHandler([.clip])
    try await bench.run(handler) {
      for milliseconds in [250, 500, 1_000, 2_000, 2_000] {
        await bench.clock.sleeper(for: .milliseconds(milliseconds))
        bench.clock.advance(by: .milliseconds(milliseconds))
      }
      await bench.queue.tally(.take).reaches(6)
      _ = try await bench.queue.enqueue(try RecordSamples.job(1), at: bench.clock.now)
      await bench.clock.sleeper(for: .seconds(2))
      #expect(handler.began.count == 0)
      bench.clock.advance(by: .seconds(2))
      await bench.queue.tally(.complete).reaches(1)
    }
  }

  @Test("A long analysis holds up neither clips nor erasures")
  func lanes() async throws {
    let bench = WorkerBench()
    let gate = Tally()
    let analysis = ScriptedHandler([.analysis], waitingFor: gate)
    let light = ScriptedHandler([.clip, .erasure])
    try await bench.run(analysis, light) {
      try await bench.enqueue(try RecordSamples.job(1, .analysis), try RecordSamples.job(2, .analysis))
      await analysis.began.reaches(1)
      try await bench.enqueue(try RecordSamples.job(3), try RecordSamples.job(4, .erasure))
      await bench.queue.tally(.complete).reaches(2)
      #expect(try await bench.progress(2)?.state == .waiting)
      gate.add()
      await bench.queue.tally(.complete).reaches(4)
    }
    #expect(analysis.most == 1)
  }

  @Test("Carries out as many at once as a lane is wide, and no more")
  func width() async throws {
    var bench = WorkerBench()
    bench.lanes = [Lane([.clip], width: 3, timeLimit: .seconds(60))]
    let gate = Tally()
    let handler = ScriptedHandler([.clip], waitingFor: gate)
    try await bench.run(handler) {
      for number in 1...9 { try await bench.enqueue(try RecordSamples.job(number)) }
      await handler.began.reaches(3)
      gate.add()
      await bench.queue.tally(.complete).reaches(9)
    }
    #expect(handler.most == 3)
  }

  @Test("Tells what cannot work before it begins")
  func setup() throws {
    var bench = WorkerBench()
    let clip = ScriptedHandler([.clip])
    #expect(throws: WorkerError.twoHandlers(.clip)) { try bench.worker([clip, ScriptedHandler([.clip])]) }
    bench.lanes = [Lane([.score], width: 1, timeLimit: .seconds(1))]
    #expect(throws: WorkerError.noLane(.clip)) { try bench.worker([clip]) }
    bench.lanes = [Lane([.clip], width: 0, timeLimit: .seconds(1))]
    #expect(throws: WorkerError.badWidth(0)) { try bench.worker([clip]) }
    let lane = Lane([.clip], width: 1, timeLimit: .seconds(1))
    bench.lanes = [lane, Lane([.clip, .score], width: 1, timeLimit: .seconds(1))]
    #expect(throws: WorkerError.twoLanes(.clip)) { try bench.worker([clip]) }
    #expect(Set(Lane.standard.flatMap(\.kinds)) == Set(JobKind.allCases))
  }

  @Test("Logs and counts kinds, names and outcomes, and nothing of what jobs hold")
  func discretion() async throws {
    let bench = WorkerBench()
    let handler = ScriptedHandler([.clip]) { _, job, _ in throw Quoting(text: job.work.payload) }
    try await bench.enqueue(try RecordSamples.job(1, payload: "Ada Lovelace", mostAttempts: 1))
    try await bench.run(handler) { await bench.queue.tally(.fail).reaches(1) }
    #expect(try await bench.progress(1)?.lastFailure == "Quoting")
    let line = try #require(bench.log.lines.first)
    #expect(line.level == .error)
    #expect(
      line.metadata == ["job": "job-000001", "kind": "clip", "attempt": "1", "outcome": "dead"])
    #expect(bench.log.lines.count == 1)
    #expect(try bench.count(.clip, "dead") == 1)
  }
}

/// An error that quotes what it should not.
struct Quoting: Error {
  let text: String
}
