import Persistence
import SessionModel

/// Jobs as an operator sees them: those that need a person first, with what to do.
struct JobListing {
  /// Those that need a person, then those under way, then those that are over.
  static let order: [JobState] = [.quarantined, .dead, .running, .waiting, .done, .withdrawn]

  private let counts: [JobCount]
  private(set) var jobs: [Job] = []
  private var hasMore = false

  init(counts: [JobCount]) { self.counts = counts }

  /// Adds jobs, as many as there is room for.
  mutating func add(_ found: [Job], upTo limit: Int) {
    jobs += found.prefix(limit)
    hasMore = hasMore || found.count > limit
  }

  var text: String {
    let totals = Self.order.compactMap { state -> String? in
      let count = counts.filter { $0.state == state }.reduce(0) { $0 + $1.count }
      return count == 0 ? nil : "\(count) \(state.rawValue)"
    }
    let first = totals.isEmpty ? "there are no jobs" : "in all: " + totals.joined(separator: ", ")
    let more = hasMore ? ["there are more; --limit, --state, --kind or --session say which are listed"] : []
    return ([first] + jobs.map(Self.words) + more).joined(separator: "\n") + "\n"
  }

  private static func words(_ job: Job) -> String {
    let progress = job.progress
    let session = job.work.session.map { " of session \($0)" } ?? ""
    let tries = "\(progress.attempts) of \(job.work.mostAttempts) attempts"
    var lines = [
      "\(progress.state.rawValue)  \(job.id)", "  \(job.work.kind.rawValue)\(session), \(tries)\(times(job))",
    ]
    if let why = progress.lastFailure { lines.append("  it failed: \(why)") }
    lines += remedy(job).map { ["  what to do: \($0)"] } ?? []
    return lines.joined(separator: "\n")
  }

  private static func times(_ job: Job) -> String {
    let progress = job.progress
    switch progress.state {
    case .waiting: return ", not before \(progress.notBefore.rfc3339)"
    case .running:
      return progress.lease.map { ", held by \($0.worker.rawValue) until \($0.until.rfc3339)" } ?? ""
    case .done, .dead, .quarantined, .withdrawn:
      return progress.endedAt.map { ", since \($0.rfc3339)" } ?? ""
    }
  }

  private static func remedy(_ job: Job) -> String? {
    let retry = "\"proctor jobs retry \(job.id)\""
    let withdraw = job.work.kind == .erasure ? "" : ", or \"proctor jobs withdraw \(job.id)\""
    switch job.progress.state {
    case .quarantined:
      return
        "its workers ended \(job.progress.crashes) times while they did it; their logs say why. Then \(retry)\(withdraw)"
    case .dead: return "mend that, then \(retry)\(withdraw)"
    case .waiting, .running, .done, .withdrawn: return nil
    }
  }
}

extension JobListing {
  /// The same for programs.
  var document: Document {
    Document(
      counts: counts.map { Document.Count(kind: $0.kind, state: $0.state, count: $0.count) },
      jobs: jobs.map(Document.Entry.init), hasMore: hasMore)
  }

  struct Document: Encodable {
    struct Count: Encodable {
      let kind: JobKind
      let state: JobState
      let count: Int
    }

    struct Entry: Encodable {
      let key: String
      let kind: JobKind
      let state: JobState
      let sessionId: String?
      let attempts, mostAttempts, crashes: Int
      let failure, worker, leaseUntil, endedAt: String?
      let createdAt, notBefore: String

      init(_ job: Job) {
        key = job.id.rawValue
        kind = job.work.kind
        state = job.progress.state
        sessionId = job.work.session?.description
        attempts = job.progress.attempts
        mostAttempts = job.work.mostAttempts
        crashes = job.progress.crashes
        failure = job.progress.lastFailure
        worker = job.progress.lease?.worker.rawValue
        leaseUntil = job.progress.lease?.until.rfc3339
        endedAt = job.progress.endedAt?.rfc3339
        createdAt = job.createdAt.rfc3339
        notBefore = job.progress.notBefore.rfc3339
      }
    }

    let counts: [Count]
    let jobs: [Entry]
    let hasMore: Bool
  }
}
