import Interviewing
import Persistence
import Proctoring
import Results
import SessionModel
import TestSupport
import Testing

/// One session over stores in memory, and its report.
struct Scene {
  let records = MemoryRecords(sha256: .tested)
  let blobs = MemoryBlobStore(sha256: .tested)
  let id = RecordSamples.session(1)

  var results: ResultStore { ResultStore(blobs) }
  var files: SessionFiles { SessionFiles(id) }

  func composer(_ policy: @escaping @Sendable (String) -> Policy? = Scene.version1) -> ReportComposer {
    ReportComposer(sessions: records, flags: records, events: records, blobs: blobs, policy: policy)
  }

  static let version1: @Sendable (String) -> Policy? = { $0 == "1.0" ? .version1 : nil }

  /// The events that lead to a state.
  static func way(to state: SessionState) -> [SessionEvent] {
    switch state {
    case .created: []
    case .consented: [.consent]
    case .checking: [.consent, .beginCheck]
    case .inProgress: [.consent, .beginCheck, .beginInterview]
    case .ended, .decided: [.handIn]
    case .scoring: [.handIn, .beginScoring]
    case .scored: [.handIn, .beginScoring, .finishScoring]
    case .expired: [.expire]
    case .abandoned: [.consent, .beginCheck, .beginInterview, .abandon]
    case .erased: [.erase]
    }
  }

  /// Starts the session and leads it to a state.
  func start(reaching state: SessionState = .created, accommodations: [Accommodation] = []) async throws {
    let new = try RecordSamples.newSession(1, accommodations: accommodations)
    _ = try await records.start(new, key: nil, by: RecordSamples.hr(), at: RecordSamples.time(0))
    for event in Self.way(to: state) { try await happen(event) }
    guard state == .decided else { return }
    for event in [SessionEvent.beginScoring, .finishScoring] { try await happen(event) }
    try await decide(.pass)
  }

  func happen(_ event: SessionEvent) async throws {
    try await apply(SessionChange(event))
  }

  func decide(_ outcome: DecisionOutcome, _ reason: String = "seen") async throws {
    try await apply(.decision(outcome, reason: reason))
  }

  private func apply(_ change: SessionChange) async throws {
    let outcome = try await records.apply(
      change, to: id, ifVersion: nil, by: RecordSamples.hr(), at: RecordSamples.time(100))
    guard case .changed = outcome else { throw Refused(event: change.event) }
  }

  struct Refused: Error { let event: SessionEvent }

  /// Keeps flags and the report of an analysis that found them.
  func analyse(_ flags: [Flag] = [], number: Int = 1, policyVersion: String = "1.0") async throws {
    for flag in flags {
      let raised = try RaisedFlag(
        flag, of: id, analysis: number, policyVersion: policyVersion, models: FlagSamples.models)
      guard try await records.put(raised, enqueuing: [], at: RecordSamples.time(10)) == .added else {
        throw Refused(event: .handIn)
      }
    }
    try await results.put(
      ResultSamples.report(flags, policyVersion: policyVersion), of: id, analysis: number)
  }

  func overrule(_ flag: String, analysis: Int = 1, _ reason: String = "a poster") async throws {
    let key = FlagKey(session: id, analysis: analysis, flag: FlagID(rawValue: flag))
    guard case .overruled = try await records.overrule(key, FlagSamples.note(reason), enqueuing: []) else {
      throw Refused(event: .rescore)
    }
  }
}
