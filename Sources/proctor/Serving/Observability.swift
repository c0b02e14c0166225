import CoreMetrics
import Foundation
import Logging
import SessionModel
import Telemetry

/// What a running program tells of itself: metrics, and a log on standard error.
struct Observability {
  let registry: PrometheusRegistry
  let log: Logger

  /// Sets both up for the whole process; once.
  init(_ settings: ServeSettings) throws {
    registry = try PrometheusRegistry(describing: Self.metrics)
    MetricsSystem.bootstrap(registry)
    let level = settings.logLevel
    if settings.logsAsJSON {
      LoggingSystem.bootstrap { JSONLogHandler(label: $0, level: level) }
    } else {
      LoggingSystem.bootstrap { TextLogHandler(label: $0, level: level) }
    }
    log = Logger(label: "proctor")
  }

  /// Latencies of requests, in seconds: most take less than a millisecond.
  private static let requestBuckets = [
    0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60,
  ]
  private static let modelBuckets: [Double] = [
    50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 300_000,
  ]

  private static let metrics: [MetricDescription] = [
    .counter("flags_emitted_total", help: "Flags that were raised, by kind and severity."),
    .histogram(
      "asr_latency_ms", help: "Time that a stretch of speech took to be written down.", unit: .milliseconds,
      buckets: modelBuckets, twin: MetricTwin("asr_latency_seconds", unit: .seconds), labelSets: [[:]]),
    .histogram(
      "rag_latency_ms", help: "Time that a score took, from finding the evidence to the number.",
      unit: .milliseconds,
      buckets: modelBuckets, twin: MetricTwin("rag_latency_seconds", unit: .seconds), labelSets: [[:]]),
    .counter("http_requests_total", help: "Requests that were answered, by operation and status."),
    .histogram(
      "http_request_seconds", help: "Time until a request's answer was known, by operation.", unit: .seconds,
      buckets: requestBuckets),
    .counter("jobs_total", help: "Jobs that were carried out, by kind and outcome."),
    .histogram("job_seconds", help: "Time that a job took, by kind.", unit: .seconds),
    .gauge("jobs_waiting", help: "Jobs that wait, by kind."),
    .gauge("jobs_running", help: "Jobs that are being carried out, by kind."),
    .gauge("jobs_dead", help: "Jobs that failed as often as they may, by kind."),
    .gauge("jobs_quarantined", help: "Jobs whose workers died twice, by kind."),
  ]
}
