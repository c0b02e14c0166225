import Logging
import Metrics
import MetricsTestKit
import Persistence
import SessionModel
import TestSupport
import Workers

/// A worker with all that a test holds in its hands.
struct WorkerBench: Sendable {
  let clock = HandClock()
  let signal = WorkSignal()
  let log = LogLines()
  let metrics = TestMetrics()
  let records: MemoryRecords
  let queue: WatchedQueue
  var pace = WorkerPace()
  /// All kinds that tests use, each in a lane of its own.
  var lanes = Lane.standard
  var rounds: [Round] = []

  /// - Parameter refused: Jobs that the queue does not keep as followers.
  init(refusing refused: Set<JobKey> = []) {
    records = MemoryRecords(sha256: .tested)
    queue = WatchedQueue(records, refusing: refused)
  }

  /// Creates a worker.
  func worker(_ handlers: [any JobHandling]) throws -> Worker {
    try Worker(
      RecordSamples.worker(1), queue: queue, handlers: handlers, lanes: lanes, rounds: rounds, pace: pace,
      signal: signal, clock: clock.clock, random: SeededGenerator(seed: 1), log: log.logger, metrics: metrics)
  }

  /// Runs a worker while a test looks at it; then it is told to stop and waited for.
  func run<Value>(_ handlers: any JobHandling..., while body: () async throws -> Value) async throws -> Value
  {
    let worker = try worker(handlers)
    let running = Task { await worker.run() }
    let value: Value
    do {
      value = try await body()
    } catch {
      running.cancel()
      throw error
    }
    running.cancel()
    await running.value
    return value
  }

  /// Enqueues jobs and tells of them.
  func enqueue(_ jobs: NewJob...) async throws {
    for job in jobs { _ = try await queue.enqueue(job, at: clock.now) }
    signal.notify()
  }

  /// How far the `number`th job has come.
  func progress(_ number: Int) async throws -> JobProgress? {
    await records.job(try RecordSamples.job(number).key)?.progress
  }

  /// How many jobs of a kind ended so.
  func count(_ kind: JobKind, _ outcome: String) throws -> Int64 {
    try metrics.expectCounter("jobs_total", [("kind", kind.rawValue), ("outcome", outcome)]).totalValue
  }
}
