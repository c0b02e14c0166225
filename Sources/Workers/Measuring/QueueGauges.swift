import Metrics
import Persistence

/// Shows how many jobs of each kind wait, run and were given up: `jobs_waiting{kind}`, `jobs_running{kind}`,
/// `jobs_dead{kind}` and `jobs_quarantined{kind}`.
public struct QueueGauges: Sendable {
  private static let shown: [JobState] = [.waiting, .running, .dead, .quarantined]

  private let queue: any JobQueue
  private let gauges: [JobKind: [JobState: Gauge]]

  /// Creates gauges for every kind.
  public init(of queue: any JobQueue, _ factory: any MetricsFactory = MetricsSystem.factory) {
    self.queue = queue
    var gauges: [JobKind: [JobState: Gauge]] = [:]
    for kind in JobKind.allCases {
      for state in Self.shown {
        gauges[kind, default: [:]][state] = Gauge(
          label: "jobs_\(state.rawValue)", dimensions: [("kind", kind.rawValue)], factory: factory)
      }
    }
    self.gauges = gauges
  }

  /// Reads the counts; where that fails, the gauges stay as they were.
  ///
  /// - Throws: ``StoreError``.
  public func read() async throws {
    var counts: [JobKind: [JobState: Int]] = [:]
    for count in try await queue.counts() { counts[count.kind, default: [:]][count.state] = count.count }
    for (kind, ofKind) in gauges {
      for (state, gauge) in ofKind { gauge.record(counts[kind]?[state] ?? 0) }
    }
  }

  /// Reads them each quarter of a minute.
  public var round: Round { Round("gauges", every: .seconds(15)) { try await read() } }
}
