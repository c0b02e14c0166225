import Persistence
import SessionModel
import TestSupport
import Testing

@testable import Workers

@Suite("Deadlines", .timeLimit(.minutes(1)))
struct DeadlineSweepTests {
  private static let deadlines = SessionDeadlines(
    toBegin: .seconds(1_000), silence: .seconds(500), retention: .seconds(100_000))

  private let records = MemoryRecords(sha256: .tested)
  private let clock = HandClock()
  private let log = LogLines()
  private let signal = WorkSignal()

  private func sweep(
    _ store: (any SessionStore)? = nil, bounds: SweepBounds = SweepBounds()
  ) -> DeadlineSweep {
    DeadlineSweep(
      sessions: store ?? records, jobs: records, deadlines: Self.deadlines, keepsDone: .seconds(2_000),
      bounds: bounds, signal: signal, now: { [clock] in clock.now }, log: log.logger)
  }

  private func start(_ numbers: ClosedRange<Int>, _ events: SessionEvent...) async throws {
    for number in numbers {
      _ = try await records.start(
        RecordSamples.newSession(number), key: nil, by: RecordSamples.hr(), at: clock.now)
      for event in events {
        _ = try await records.apply(
          SessionChange(event), to: RecordSamples.session(number), ifVersion: nil, by: RecordSamples.hr(),
          at: clock.now)
      }
    }
  }

  private func state(_ number: Int) async -> SessionState? {
    await records.session(RecordSamples.session(number))?.state
  }

  @Test("A session that nobody began expires, one that went silent is given up, one that is old is erased")
  func due() async throws {
    try await start(1...1)
    try await start(2...2, .consent, .beginCheck, .beginInterview)
    try await start(3...3, .handIn)
    #expect(try await sweep().run().applied.isEmpty)
    clock.advance(by: .seconds(500))
    #expect(try await sweep().run().applied == [.abandon: 1])
    clock.advance(by: .seconds(500))
    #expect(try await sweep().run().applied == [.expire: 1])
    #expect(await [state(1), state(2), state(3)] == [.expired, .abandoned, .ended])
    clock.advance(by: .seconds(101_000))
    #expect(try await sweep().run().applied == [.erase: 3])
    #expect(await [state(1), state(2), state(3)] == [.erased, .erased, .erased])
    #expect(try await sweep().run() == SweepTally())
  }

  @Test("An erasure brings its job with it and says so; the audit log names who did it")
  func erasure() async throws {
    try await start(1...1, .handIn)
    clock.advance(by: .seconds(100_000))
    _ = try await sweep().run()
    let session = RecordSamples.session(1)
    let job = try #require(await records.job(JobKey(rawValue: "erasure/\(session)")))
    #expect(job.work == (try ErasureJob.new(for: session, at: clock.now)))
    #expect(signal.count == 1)
    let entry = try #require(await records.entries(of: session, after: 0, limit: 9).last)
    #expect(entry.action == AuditAction(.erase))
    #expect(entry.actor == (try Principal(.service, "retention")))
  }

  @Test("Sessions that fail stop no other, though they come first on each page")
  func failing() async throws {
    try await start(1...9)
    clock.advance(by: .seconds(1_000))
    let bad = Set((1...3).map(RecordSamples.session))
    let store = TroubledSessions(records, failing: bad)
    let tally = try await sweep(store, bounds: SweepBounds(pageSize: 2)).run()
    #expect(tally.applied == [.expire: 6])
    #expect(tally.failed == 3)
    for number in 4...9 { #expect(await state(number) == .expired) }
    let line = try #require(log.lines.first)
    #expect(line.level == .error)
    #expect(line.metadata["sessions"] == "3")
    #expect(try await sweep().run().applied == [.expire: 3])
  }

  @Test("A session that somebody changed meanwhile is left for the next time")
  func stale() async throws {
    try await start(1...2)
    clock.advance(by: .seconds(1_000))
    let store = TroubledSessions(records, consenting: [RecordSamples.session(1)])
    let tally = try await sweep(store).run()
    #expect(tally.applied == [.expire: 1])
    #expect(tally.failed == 0)
    #expect(await [state(1), state(2)] == [.consented, .expired])
  }

  @Test("One sweep does no more than it may, and the next goes on")
  func bounded() async throws {
    try await start(1...7)
    clock.advance(by: .seconds(1_000))
    let bounds = SweepBounds(mostSessions: 3, pageSize: 2)
    for expected in [3, 3, 1] {
      #expect(try await sweep(bounds: bounds).run().applied == [.expire: expected])
    }
  }

  @Test("Jobs that were done long ago are forgotten")
  func forgets() async throws {
    _ = try await records.enqueue(RecordSamples.job(1), at: clock.now)
    let job = try #require(
      try await records.take([.clip], by: RecordSamples.worker(1), lease: .seconds(60), at: clock.now))
    _ = try await records.complete(try #require(job.ticket), enqueuing: [], at: clock.now)
    clock.advance(by: .seconds(2_000))
    #expect(try await sweep().run().forgotten == 0)
    clock.advance(by: .seconds(1))
    #expect(try await sweep().run().forgotten == 1)
  }
}
