import Persistence
import SessionModel
import TestSupport
import Testing
import Workers

@Suite("Removing the files of an erased session", .timeLimit(.minutes(1)))
struct ErasureHandlerTests {
  private let bench = WorkerBench()
  private let blobs = MemoryBlobStore(sha256: .tested)
  private let session = RecordSamples.session(1)

  private var handler: ErasureHandler {
    ErasureHandler(
      sessions: bench.records, blobs: blobs, now: { [bench] in bench.clock.now }, log: bench.log.logger)
  }

  private func key(_ number: Int, _ name: String) throws -> BlobKey {
    try BlobKey("sessions/\(RecordSamples.session(number))/\(name)")
  }

  private func put(_ key: BlobKey) async throws {
    let chunks = ByteChunks { continuation in
      continuation.yield([1])
      continuation.finish()
    }
    _ = try await blobs.put(key, chunks, atMost: 9)
  }

  private func start(erased: Bool) async throws {
    _ = try await bench.records.start(
      RecordSamples.newSession(1), key: nil, by: RecordSamples.hr(), at: bench.clock.now)
    guard erased else { return }
    let change = try SessionChange(
      .erase, enqueuing: [ErasureJob.new(for: session, at: bench.clock.now)])
    _ = try await bench.records.apply(
      change, to: session, ifVersion: nil, by: RecordSamples.hr(), at: bench.clock.now)
  }

  @Test("All of its files go and nobody else's, and what was written late goes with the second look")
  func removes() async throws {
    try await start(erased: true)
    let mine = [try key(1, "clips/flag-1.mp4"), try key(1, "report.json")]
    let late = try key(1, "clips/flag-2.mp4")
    let other = try key(2, "report.json")
    for key in mine + [other] { try await put(key) }
    try await bench.run(handler) {
      await bench.queue.tally(.complete).reaches(1)
      for key in mine { #expect(await blobs.byteCount(of: key) == nil) }
      // By what had not heard yet that its session was erased.
      try await put(late)
      bench.clock.advance(by: ErasureJob.secondLook)
      bench.signal.notify()
      await bench.queue.tally(.complete).reaches(2)
    }
    #expect(await blobs.byteCount(of: late) == nil)
    #expect(await blobs.byteCount(of: other) == 1)
    #expect(try bench.count(.erasure, "done") == 2)
    #expect(await bench.records.counts() == [JobCount(.erasure, .done, 2)])
    let removed = bench.log.lines.filter { $0.text.hasPrefix("removed") }
    #expect(removed.map(\.level) == [.info, .warning])
  }

  @Test("A session that was not erased keeps its files, whoever asks")
  func refuses() async throws {
    try await start(erased: false)
    let file = try key(1, "report.json")
    try await put(file)
    try await bench.enqueue(
      try ErasureJob.new(for: session, at: bench.clock.now),
      try ErasureJob.new(for: RecordSamples.session(2), at: bench.clock.now),
      try NewJob(.erasure, key: "erasure/none", notBefore: bench.clock.now))
    try await bench.run(handler) { await bench.queue.tally(.fail).reaches(3) }
    #expect(await blobs.byteCount(of: file) == 1)
    let jobs = await bench.records.jobs(.everything, after: nil, limit: 9)
    #expect(jobs.allSatisfy { $0.progress.state == .dead && $0.progress.attempts == 1 })
    #expect(
      Set(jobs.compactMap(\.progress.lastFailure)) == [
        "the session was not erased", "there is no such session", "it names no session",
      ])
  }

  @Test("Done again, it finds nothing and is done")
  func again() async throws {
    try await start(erased: true)
    let job = Job(try ErasureJob.new(for: session, at: bench.clock.now), createdAt: bench.clock.now)
    let lease = LeaseGuard { true }
    let first = try await handler.carryOut(job, lease)
    #expect(try await handler.carryOut(job, lease) == first)
    #expect(first.map(\.key.rawValue) == ["erasure/\(session)/again"])
  }
}
