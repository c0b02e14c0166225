import Persistence
import TestSupport
import Testing
import Workers

@Suite("Rounds", .timeLimit(.minutes(1)))
struct RoundTests {
  @Test("They begin with the worker, go on in their time beside its jobs, and one that fails is told of once")
  func rounds() async throws {
    var bench = WorkerBench()
    let tally = Tally()
    let round = Round("test", every: .seconds(60)) {
      defer { tally.add() }
      if tally.count < 2 { throw StoreError.busy(path: "db") }
    }
    bench.rounds = [round]
    try await bench.run(ScriptedHandler([.clip])) {
      for number in 1...4 {
        await tally.reaches(number)
        await bench.clock.sleeper(for: .seconds(60))
        #expect(tally.count == number)
        bench.clock.advance(by: .seconds(60))
      }
    }
    #expect(bench.log.lines.map(\.text) == ["fails, and is tried again", "works again"])
    #expect(bench.log.lines.first?.metadata["what"] == "test")
  }

  @Test("A round under way is cancelled when the worker stops, and left behind where it does not heed it")
  func stops() async throws {
    var bench = WorkerBench()
    let began = Tally()
    let cancelled = Tally()
    let gate = Gate()
    bench.rounds = [
      Round("heeds", every: .seconds(60)) {
        began.add()
        await Tally().reaches(1)
        if Task.isCancelled { cancelled.add() }
      },
      Round("deaf", every: .seconds(60)) {
        began.add()
        await gate.opens()
      },
    ]
    let worker = try bench.worker([])
    let running = Task { await worker.run() }
    await began.reaches(2)
    running.cancel()
    await bench.clock.sleeper(for: bench.pace.patience)
    await cancelled.reaches(1)
    bench.clock.advance(by: bench.pace.patience)
    await running.value
    gate.open()
  }
}
