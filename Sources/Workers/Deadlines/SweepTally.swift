import Logging
import Persistence
import SessionModel

/// How much one sweep does at most; what is left is for the next one.
public struct SweepBounds: Hashable, Sendable {
  /// How many sessions are looked at in one sweep, at least 1.
  public let mostSessions: Int
  /// How many of them are asked for at once, at least 1.
  public let pageSize: Int

  /// Creates bounds; what is less than 1 counts as 1.
  public init(mostSessions: Int = 1_000, pageSize: Int = 100) {
    self.mostSessions = max(1, mostSessions)
    self.pageSize = max(1, pageSize)
  }
}

/// What one sweep did.
public struct SweepTally: Hashable, Sendable {
  /// How many sessions what happened to.
  public internal(set) var applied: [SessionEvent: Int] = [:]
  /// How many sessions failed.
  public internal(set) var failed = 0
  /// How many jobs that were done long ago are forgotten.
  public internal(set) var forgotten = 0
  /// Sessions that stay due: they failed, or somebody else changed them meanwhile.
  var left: Set<SessionID> = []
  /// The last session that failed and why.
  private var lastFailure = ""

  /// How many sessions were looked at.
  var seen: Int { applied.values.reduce(left.count, +) }

  /// Counts what became of a session.
  mutating func count(_ due: DueSession, _ outcome: SessionChangeOutcome) {
    switch outcome {
    case .changed: applied[due.event, default: 0] += 1
    case .unchanged, .refused, .stale, .missing: left.insert(due.id)
    }
  }

  /// Counts a failure.
  mutating func fail(_ due: DueSession, _ error: any Error) {
    failed += 1
    lastFailure = "\(due.event.rawValue) of \(due.id): \(JobFailure(error))"
    left.insert(due.id)
  }

  /// Whether anything was changed.
  var didSomething: Bool { !applied.isEmpty || forgotten > 0 }

  /// For the log, where something failed.
  var failures: Logger.Metadata { ["sessions": "\(failed)", "last": "\(lastFailure)"] }

  /// For the log, where something was changed.
  var metadata: Logger.Metadata {
    var metadata: Logger.Metadata = ["jobs_forgotten": "\(forgotten)"]
    for (event, count) in applied { metadata[event.rawValue] = "\(count)" }
    return metadata
  }
}
