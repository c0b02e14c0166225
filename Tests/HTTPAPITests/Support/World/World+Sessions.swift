import Persistence
import Proctoring
import Results
import SessionModel
import TestSupport

extension World {
  /// What tells of a person in tests holds this word, so that it is found where it must not be.
  static let secret = "quill"

  /// Starts a session and leads it to a state.
  ///
  /// - Parameter caller: Who starts it; somebody of HR where not said.
  @discardableResult
  func session(
    _ number: Int = 1, reaching state: SessionState = .created, by caller: Asker = .hr,
    name: String = "Zoë Quillfeather", accommodations: [Accommodation] = []
  ) async throws -> SessionID {
    let new = try NewSession(
      id: RecordSamples.session(number),
      candidate: Candidate(externalID: "ext-quill-\(number)", name: name, email: "zoe@quill.example.org"),
      terms: InterviewTerms(
        role: "software_engineer", level: "mid", language: "en", accommodations: accommodations,
        rubricVersion: "1.0", policyVersion: "1.0"))
    let principal = try caller.principal
    _ = try await records.start(new, key: nil, by: principal, at: RecordSamples.time(Int64(number)))
    for event in Self.way(to: state) { try await happen(event, to: new.id) }
    if state == .decided {
      try await apply(.decision(.pass, reason: "a fine quill"), to: new.id)
    }
    return new.id
  }

  /// The events that lead to a state.
  private static func way(to state: SessionState) -> [SessionEvent] {
    switch state {
    case .created: []
    case .consented: [.consent]
    case .checking: [.consent, .beginCheck]
    case .inProgress: [.consent, .beginCheck, .beginInterview]
    case .ended: [.handIn]
    case .scoring: [.handIn, .beginScoring]
    case .scored, .decided: [.handIn, .beginScoring, .finishScoring]
    case .expired: [.expire]
    case .abandoned: [.consent, .beginCheck, .beginInterview, .abandon]
    case .erased: [.erase]
    }
  }

  /// Something did not happen that was to.
  struct Refused: Error { let event: SessionEvent }

  /// Lets something happen to a session, by who is not the interface.
  func happen(_ event: SessionEvent, to id: SessionID) async throws {
    try await apply(SessionChange(event), to: id)
  }

  private func apply(_ change: SessionChange, to id: SessionID) async throws {
    let outcome = try await records.apply(
      change, to: id, ifVersion: nil, by: try Asker.service.principal, at: clock.now)
    guard case .changed = outcome else { throw Refused(event: change.event) }
  }

  /// Where a session stands.
  func state(of id: SessionID) async -> SessionState? { await records.session(id)?.state }

  /// Keeps flags, the first with a clip of each kind, and the report of an analysis that found them.
  func analyse(_ id: SessionID, flags count: Int = 1, number: Int = 1) async throws {
    let flags = ResultSamples.flags(count)
    for flag in flags {
      let raised = try RaisedFlag(
        flag, of: id, analysis: number, policyVersion: "1.0", models: FlagSamples.models)
      guard try await records.put(raised, enqueuing: [], at: clock.now) == .added else {
        throw Refused(event: .handIn)
      }
    }
    for subject in flags.isEmpty ? [] : [ClipWindow.Subject.flag, .peak] {
      try await clip(subject, of: FlagKey(session: id, analysis: number, flag: flags[0].id))
    }
    try await results.put(ResultSamples.report(flags), of: id, analysis: number)
  }

  private func clip(_ subject: ClipWindow.Subject, of flag: FlagKey) async throws {
    let key = try AnalysisFiles(flag.session, flag.analysis).clip(flag.flag, subject)
    let bytes = ResultSamples.clip(subject)
    guard case .kept(let facts) = try await blobs.put(key, ResultSamples.chunks(bytes), atMost: bytes.count)
    else { throw Refused(event: .handIn) }
    let clip = try FlagClip(
      subject, key: key, digest: facts.digest, byteCount: facts.byteCount,
      span: SessionSpan(SessionTime(seconds: 8), SessionTime(seconds: 14)))
    _ = try await records.attach(clip, to: flag)
  }
}
