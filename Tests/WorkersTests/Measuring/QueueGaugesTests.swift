import MetricsTestKit
import Persistence
import SessionModel
import TestSupport
import Testing
import Workers

@Suite("Gauges of the queue")
struct QueueGaugesTests {
  private let records = MemoryRecords(sha256: .tested)
  private let metrics = TestMetrics()

  private func gauge(_ state: String, _ kind: JobKind) throws -> Double? {
    try metrics.expectGauge("jobs_\(state)", [("kind", kind.rawValue)]).lastValue
  }

  @Test("They show what waits, runs and was given up, and nothing where there is nothing any more")
  func shows() async throws {
    let gauges = QueueGauges(of: records, metrics)
    for number in 1...4 {
      _ = try await records.enqueue(RecordSamples.job(number, mostAttempts: 1), at: RecordSamples.time(0))
    }
    for second in [Int64(1), 2] {
      let job = try await records.take(
        [.clip], by: RecordSamples.worker(1), lease: .seconds(60), at: RecordSamples.time(second))
      guard second == 1 else { continue }
      _ = try await records.fail(
        try #require(job?.ticket), why: "w", retryAt: nil, at: RecordSamples.time(second))
    }
    try await gauges.read()
    #expect(try gauge("waiting", .clip) == 2)
    #expect(try gauge("running", .clip) == 1)
    #expect(try gauge("dead", .clip) == 1)
    #expect(try gauge("quarantined", .clip) == 0)
    #expect(try gauge("waiting", .score) == 0)
    for number in 1...4 {
      _ = try await records.withdraw(RecordSamples.job(number).key, at: RecordSamples.time(3))
    }
    try await gauges.read()
    #expect(try gauge("waiting", .clip) == 0)
    #expect(try gauge("dead", .clip) == 0)
  }
}
