import Persistence
import SessionModel

/// What is being done for a session, and what of it was given up.
struct SessionWork: Sendable {
  private let jobs: any JobQueue

  init(_ jobs: any JobQueue) { self.jobs = jobs }

  /// Whether a job of a kind waits or runs.
  func isUnderWay(_ kind: JobKind, of id: SessionID) async throws -> Bool {
    for state in [JobState.waiting, .running] {
      let filter = JobFilter(state: state, kind: kind, session: id)
      if try await !jobs.jobs(filter, after: nil, limit: 1).isEmpty { return true }
    }
    return false
  }

  /// Refuses where a job was given up: nothing comes of it before a person has it tried again.
  ///
  /// - Parameters:
  ///   - what: What the job does, as the beginning of a sentence.
  ///   - state: Where the session stands.
  func refuseGivenUp(_ key: JobKey, _ what: String, _ state: SessionState) async throws {
    guard let progress = try await jobs.job(key)?.progress else { return }
    let why: String
    switch progress.state {
    case .waiting, .running, .done: return
    case .withdrawn: why = "an operator withdrew it"
    case .dead, .quarantined:
      let failure = progress.lastFailure ?? "it ended the program twice"
      why = "\(failure); an operator can have it tried again with \"proctor jobs retry\""
    }
    throw Problem(.conflict, "\(what) was given up: \(why)", state: state.rawValue)
  }
}
