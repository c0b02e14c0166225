import GRDB
import Persistence
import SessionModel
import StorageSQLite
import TestSupport
import Testing

@Suite("The queue of jobs in SQLite")
struct SQLiteJobQueueTests {
  private let folder: TemporaryFolder
  private let path: String
  private let database: SQLiteDatabase
  private let queue: SQLiteJobQueue

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("proctor.sqlite").path
    database = try SQLiteDatabase(path: path)
    queue = SQLiteJobQueue(database)
  }

  private func take(_ queue: SQLiteJobQueue, by worker: Int, at second: Int64 = 1) async throws -> Job? {
    try await queue.take(
      [.clip], by: RecordSamples.worker(worker), lease: .seconds(10), at: RecordSamples.time(second))
  }

  @Test("It does what every queue does", arguments: JobQueueConformance.allCases)
  func conforms(promise: JobQueueConformance) async throws { try await promise.exercise(queue) }

  @Test("Two programs never get the same job")
  func twoConnections() async throws {
    let queues = [queue, SQLiteJobQueue(try SQLiteDatabase(path: path))]
    for number in 1...60 {
      #expect(try await queue.enqueue(try RecordSamples.job(number), at: RecordSamples.time(0)))
    }
    let taken = try await withThrowingTaskGroup(of: [JobKey].self) { group in
      for worker in 1...6 {
        group.addTask {
          var mine: [JobKey] = []
          while let job = try await take(queues[worker % 2], by: worker) { mine.append(job.id) }
          return mine
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(taken.count == 60)
    #expect(Set(taken).count == 60)
  }

  @Test("A job is still held by its worker when the database is opened again, and handed on in time")
  func reopened() async throws {
    _ = try await queue.enqueue(try RecordSamples.job(1), at: RecordSamples.time(0))
    let held = try #require(try await take(queue, by: 1))
    try database.close()
    let again = SQLiteJobQueue(try SQLiteDatabase(path: path))
    #expect(try await again.job(held.id) == held)
    #expect(try await take(again, by: 2, at: 10) == nil)
    #expect(try await take(again, by: 2, at: 11)?.id == held.id)
    let ticket = try #require(held.ticket)
    #expect(try await !again.complete(ticket, enqueuing: [], at: RecordSamples.time(12)))
  }

  @Test("A follower that the database refuses leaves the job with its worker")
  func rolledBack() async throws {
    _ = try await queue.enqueue(try RecordSamples.job(1), at: RecordSamples.time(0))
    let ticket = try #require(try await take(queue, by: 1)?.ticket)
    let other = try DatabaseQueue(path: path)
    try await other.write { database in
      try database.execute(
        sql: """
          CREATE TRIGGER refuse BEFORE INSERT ON jobs WHEN NEW.key = 'job-000003'
          BEGIN SELECT RAISE(ABORT, 'refused'); END
          """)
    }
    let followers = [try RecordSamples.job(2), try RecordSamples.job(3)]
    await #expect(throws: StoreError.failed(path: path, why: "refused")) {
      _ = try await queue.complete(ticket, enqueuing: followers, at: RecordSamples.time(2))
    }
    #expect(try await queue.job(followers[0].key) == nil)
    #expect(try await queue.job(ticket.key)?.progress.state == .running)
    #expect(try await queue.complete(ticket, enqueuing: [], at: RecordSamples.time(3)))
  }

  @Test("A row that this program did not write is told as damage, and stops no more than its reader")
  func damaged() async throws {
    _ = try await queue.enqueue(try RecordSamples.job(1), at: RecordSamples.time(0))
    let other = try DatabaseQueue(path: path)
    try await other.write { try $0.execute(sql: "UPDATE jobs SET session_id = 'x'") }
    await #expect(throws: StoreError.damaged(path: path, why: "a row of jobs is not as it was written")) {
      try await queue.jobs(.everything, after: nil, limit: 9)
    }
    #expect(try await queue.enqueue(try RecordSamples.job(2), at: RecordSamples.time(0)))
  }

  @Test("A closed database is told")
  func closed() async throws {
    try database.close()
    await #expect(throws: StoreError.self) { try await take(queue, by: 1) }
  }
}
