import Blobs
import Foundation
import Persistence
import SessionModel
import StorageSQLite
import TestSupport
import Testing

@Suite("A worker that dies", .serialized, .timeLimit(.minutes(2)))
struct KillingTests {
  private let folder: TemporaryFolder
  private let path: String
  private let queue: SQLiteJobQueue

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("jobs.sqlite").path
    queue = SQLiteJobQueue(try SQLiteDatabase(path: path))
  }

  private func probe() throws -> ProbeLife { try ProbeLife(database: path, folder: folder) }

  /// Enqueues jobs in one transaction, which enqueuing one by one is not.
  private func enqueue(_ jobs: [NewJob]) async throws {
    let first = try RecordSamples.job(0, .score)
    _ = try await queue.enqueue(first, at: RecordSamples.time(0))
    let job = try await queue.take(
      [.score], by: RecordSamples.worker(0), lease: .seconds(60), at: RecordSamples.time(0))
    let ticket = try #require(job?.ticket)
    #expect(try await queue.complete(ticket, enqueuing: jobs, at: RecordSamples.time(0)))
  }

  private func clips() async throws -> [Job] {
    try await queue.jobs(JobFilter(kind: .clip), after: nil, limit: 9_999)
  }

  @Test("Killed at fifty random moments: each job is done, its effect is there once, and none is blamed")
  func killed() async throws {
    let seed = UInt64.random(in: .min ... .max)
    print("seed of the kills: \(seed)")
    var generator = SeededGenerator(seed: seed)
    // Every tenth asks for another one.
    let jobs = try (1...2_000).map { number in
      try RecordSamples.job(
        number, payload: number % 10 == 0 ? "follower-\(number)" : "", mostAttempts: 9)
    }
    try await enqueue(jobs)
    for kill in 1...50 {
      let life = try probe()
      // After so many steps of its jobs and a little more, so that it hits between any two instructions; 0 is while it
      // starts.
      let steps = Int.random(in: 0...60, using: &generator)
      #expect(try await life.reaches(steps: steps), "it stood still before kill \(kill), seed \(seed)")
      try await Task.sleep(for: .microseconds(Int.random(in: 0...5_000, using: &generator)))
      let wasKilled = try await life.kill()
      #expect(wasKilled, "it was gone before kill \(kill), seed \(seed)")
    }
    let isLeft = try await clips().contains { $0.progress.state != .done }
    #expect(isLeft, "nothing was left to do after the last kill, seed \(seed)")
    #expect(try await probe().end() == 0)
    try await check(count: 2_200, takesAtMost: 2_200 + 50 * 4, "seed \(seed)")
  }

  private func check(count: Int, takesAtMost most: Int, _ comment: Comment) async throws {
    let clips = try await clips()
    #expect(clips.count == count, comment)
    #expect(clips.allSatisfy { $0.progress.state == .done && $0.progress.crashes == 0 }, comment)
    // A life can lose what it held, four jobs, and no more.
    #expect(clips.map(\.progress.takes).reduce(0, +) <= most, comment)
    let blobs = try FolderBlobStore(folder.file("blobs"))
    let effects = try await blobs.keys(in: BlobFolder("effects"), after: nil, limit: 9_999)
    #expect(effects.map(\.description) == clips.map { "effects/\($0.id).txt" }, comment)
    for job in clips {
      let text = try String(contentsOf: folder.file("blobs/effects/\(job.id).txt"), encoding: .utf8)
      #expect(text == "\(job.id)\n", comment)
    }
    let left = ["blobs/.incoming", "runs"].flatMap { TemporaryFolder.contents(of: folder.file($0)) }
    #expect(left == ["lock"], comment)
  }

  @Test(
    "A job that its worker dies of is set aside the second time, and what ran beside it is done",
    arguments: [("abort", -SIGABRT), ("exit", 255), ("trap", -SIGILL)])
  func poison(way: String, ending: Int32) async throws {
    let jobs = try (1...40).map { number in
      try RecordSamples.job(number, payload: number == 2 ? way : "", mostAttempts: 9)
    }
    try await enqueue(jobs)
    var endings: [Int32] = []
    repeat { endings.append(try await probe().end()) } while endings.count < 9 && endings.last != 0
    #expect(endings == [ending, ending, 0])
    for job in try await clips() {
      #expect(job.progress.state == (job.id == jobs[1].key ? .quarantined : .done), "\(job.id)")
    }
  }
}
