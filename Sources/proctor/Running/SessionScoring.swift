import Interviewing
import Persistence
import Results
import SessionModel
import Workers

/// The scores of a session: computed again, and asked for anew.
struct SessionScoring {
  private let id: SessionID
  private let stores: Stores
  private let results: ResultStore

  init(_ id: SessionID, _ stores: Stores) {
    self.id = id
    self.stores = stores
    results = ResultStore(stores.blobs)
  }

  /// The newest score, computed again with the transcript of the last analysis.
  ///
  /// - Throws: ``OperatingError``, `ResultError`, `StoreError`.
  func computed() async throws -> (number: Int, score: ComputedScore) {
    let session = try await stores.kept(id)
    guard let stored = try await results.lastScore(of: id)?.score else {
      throw OperatingError.notScored(id, why: "it is \(session.state.rawValue)")
    }
    guard let record = stored.record, let summary = stored.summary else {
      throw OperatingError.notScored(id, why: stored.error ?? "nothing was kept")
    }
    guard let analysis = try await results.lastAnalysis(of: id),
      let report = try await results.report(of: id, analysis: analysis)
    else { throw ResultError.notAnalysed(id, session.state) }
    return (stored.number, ComputedScore(record, report.transcript, reported: summary))
  }

  /// Asks the workers for another score.
  ///
  /// - Returns: Its number.
  /// - Throws: ``OperatingError``, `FieldFault`, `ResultError`, `StoreError`.
  func rescore(_ reason: String, by person: Principal) async throws -> Int {
    _ = try await stores.kept(id)
    if try await isUnderWay() { throw OperatingError.beingScored(id) }
    let number = (try await results.scoreNumbers(of: id).last ?? 0) + 1
    let job = try SessionJobs.score(id, ScoreRequest(number: number, reason: reason), at: .now)
    let change = try SessionChange(.rescore, reason: reason, enqueuing: [job])
    switch try await stores.sessions.apply(change, to: id, ifVersion: nil, by: person, at: .now) {
    case .changed: return number
    case .missing: throw OperatingError.noSession(id)
    case .unchanged(let record), .refused(let record), .stale(let record):
      throw OperatingError.notNow(id, record.state, event: .rescore)
    }
  }

  private func isUnderWay() async throws -> Bool {
    for state in [JobState.waiting, .running] {
      let filter = JobFilter(state: state, kind: .score, session: id)
      if try await !stores.jobs.jobs(filter, after: nil, limit: 1).isEmpty { return true }
    }
    return false
  }
}
