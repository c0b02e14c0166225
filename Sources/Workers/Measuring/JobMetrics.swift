import Metrics
import Persistence
import SessionModel

/// How a job ended for a worker. Raw values are the names in metrics and logs.
enum JobOutcome: String, CaseIterable, Sendable {
  /// It was done.
  case done
  /// It failed and is tried again.
  case failed
  /// It failed for good.
  case dead
  /// The worker was told to stop; the job is given back untried.
  case givenBack = "given_back"
  /// It is somebody else's now, or was erased with its session.
  case lost
  /// The queue could not be told of its end; the lease runs out.
  case unsettled
}

/// What is counted of jobs: `jobs_total{kind,outcome}` and `job_seconds{kind}`.
struct JobMetrics: Sendable {
  private struct Place: Hashable {
    let kind: JobKind
    let outcome: JobOutcome
  }

  private var counters: [Place: Counter] = [:]
  private var timers: [JobKind: Timer] = [:]

  /// Begins at nothing for each kind and outcome, so that what never happened can be seen, too.
  init(_ kinds: Set<JobKind>, _ factory: any MetricsFactory) {
    for kind in kinds {
      timers[kind] = Timer(label: "job_seconds", dimensions: [("kind", kind.rawValue)], factory: factory)
      for outcome in JobOutcome.allCases {
        counters[Place(kind: kind, outcome: outcome)] = Counter(
          label: "jobs_total", dimensions: [("kind", kind.rawValue), ("outcome", outcome.rawValue)],
          factory: factory)
      }
    }
  }

  /// A job ended after so long.
  func count(_ kind: JobKind, _ outcome: JobOutcome, took length: Duration) {
    counters[Place(kind: kind, outcome: outcome)]?.increment()
    timers[kind]?.recordNanoseconds(length.wholeNanoseconds)
  }
}
