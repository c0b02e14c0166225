import GRDB
import Persistence
import SessionModel
import TestSupport
import Testing

@testable import StorageSQLite

@Suite("Taking a job that is cancelled under way")
struct TakingCancelledTests {
  @Test("What is taken is told of, and the next change waits for the disk")
  func cancelled() async throws {
    let seed = UInt64.random(in: .min ... .max)
    var generator = SeededGenerator(seed: seed)
    let folder = try TemporaryFolder()
    let database = try SQLiteDatabase(path: folder.file("proctor.sqlite").path)
    let queue = SQLiteJobQueue(database)
    for number in 1...300 {
      _ = try await queue.enqueue(RecordSamples.job(number), at: RecordSamples.time(0))
    }
    var told = 0
    for _ in 1...300 {
      let spins = Int.random(in: 0...400, using: &generator)
      let taking = Task {
        try await queue.take(
          [.clip], by: RecordSamples.worker(1), lease: .seconds(99), at: RecordSamples.time(1))
      }
      for _ in 0..<spins { await Task.yield() }
      taking.cancel()
      if case .success(_?) = await taking.result { told += 1 }
      let isSynced = try await database.write { try Int.fetchOne($0, sql: "PRAGMA synchronous") == 2 }
      #expect(isSynced, "seed \(seed)")
    }
    let running = try await queue.counts().first { $0.state == .running }?.count ?? 0
    #expect(running == told, "seed \(seed)")
  }
}
