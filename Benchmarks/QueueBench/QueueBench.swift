import Foundation
import Persistence
import SessionModel
import StorageSQLite

/// What a job costs beside its work: taken and completed while thousands wait, milliseconds of wall clock.
///
///     queue-bench [JOBS] [TAKERS] [FOLDER]      10,000 jobs, 1 and 4 takers in a temporary folder where not said
@main
struct QueueBench {
  static func main() async throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let numbers = arguments.compactMap { Int($0) }
    let jobs = numbers.first ?? 10_000
    let parent = arguments.first { Int($0) == nil } ?? FileManager.default.temporaryDirectory.path
    let folder = URL(fileURLWithPath: parent).appending(path: "queue-bench-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for takers in numbers.dropFirst().first.map({ [$0] }) ?? [1, 4] {
      let database = try SQLiteDatabase(path: folder.appending(path: "\(takers).sqlite").path)
      try await measure(SQLiteJobQueue(database), jobs: jobs, takers: takers)
      try database.close()
    }
    let floor = try syncs(in: folder, count: 500)
    print(
      "floor: two writes of 4 KiB, each with fdatasync: p50 \(format(floor.p50)), p95 \(format(floor.p95)) ms"
    )
  }

  private static func measure(_ queue: SQLiteJobQueue, jobs: Int, takers: Int) async throws {
    let start = WallTime(microseconds: 1_700_000_000_000_000)
    let payload = String(repeating: "x", count: 500)
    let filling = ContinuousClock.now
    for number in 0..<jobs {
      _ = try await queue.enqueue(
        try NewJob(.clip, key: "job-\(number)", payload: payload, notBefore: start), at: start)
    }
    let perJob = milliseconds(since: filling) / Double(jobs)
    let draining = ContinuousClock.now
    let times = try await withThrowingTaskGroup(of: [Double].self) { group in
      for taker in 0..<takers { group.addTask { try await drain(queue, as: taker, at: start) } }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    let seconds = milliseconds(since: draining) / 1_000
    precondition(times.count == jobs, "\(times.count) of \(jobs) jobs were done")
    let (p50, p95) = percentiles(times)
    print(
      "\(jobs) waiting, \(takers) takers: take and complete p50 \(format(p50)), p95 \(format(p95)) ms a job; "
        + "\(format(Double(jobs) / seconds)) jobs a second; enqueue \(format(perJob)) ms")
  }

  /// Takes and completes until nothing waits.
  private static func drain(_ queue: SQLiteJobQueue, as taker: Int, at time: WallTime) async throws
    -> [Double]
  {
    let worker = try WorkerID("worker-\(taker)")
    var times: [Double] = []
    while true {
      let start = ContinuousClock.now
      guard let job = try await queue.take([.clip, .score], by: worker, lease: .seconds(60), at: time),
        let ticket = job.ticket
      else { return times }
      _ = try await queue.complete(ticket, enqueuing: [], at: time)
      times.append(milliseconds(since: start))
    }
  }

  /// What two commits cost at least on this disk.
  private static func syncs(in folder: URL, count: Int) throws -> (p50: Double, p95: Double) {
    let file = open(folder.appending(path: "floor").path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw POSIXError(.EIO) }
    defer { close(file) }
    let page = [UInt8](repeating: 1, count: 4_096)
    let times = (0..<count).map { _ in
      let start = ContinuousClock.now
      for _ in 0..<2 {
        write(file, page, page.count)
        fdatasync(file)
      }
      return milliseconds(since: start)
    }
    return percentiles(times)
  }

  private static func percentiles(_ times: [Double]) -> (p50: Double, p95: Double) {
    let sorted = times.sorted()
    return (sorted[sorted.count / 2], sorted[sorted.count * 95 / 100])
  }

  private static func milliseconds(since start: ContinuousClock.Instant) -> Double {
    (ContinuousClock.now - start) / .milliseconds(1)
  }

  private static func format(_ number: Double) -> String { String(format: "%.2f", number) }
}
