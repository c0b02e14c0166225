import Interviewing
import Persistence
import Proctoring
import SessionModel

extension FlagSummary {
  /// Makes the report's entry of a flag as it is kept.
  ///
  /// - Parameter files: The names of the analysis that found it.
  init(_ record: FlagRecord, _ files: AnalysisFiles) {
    let raised = record.raised
    self.init(
      raised.flag, policyVersion: raised.policyVersion, models: raised.models.map { ModelSummary($0) },
      clips: ClipOutcome(record, files), overruled: record.overruling.map { NoteSummary($0) })
  }
}

extension ClipOutcome {
  fileprivate init(_ record: FlagRecord, _ files: AnalysisFiles) {
    func summary(_ subject: ClipWindow.Subject) -> ClipSummary? {
      record.clips.first { $0.subject == subject }.map { ClipSummary($0, files) }
    }
    switch (summary(.flag), record.clipFailure) {
    case (let clip?, _): self = .cut(clip: clip, peak: summary(.peak))
    case (nil, let why?): self = .failed(why: why)
    case (nil, nil): self = .awaited
    }
  }
}

extension ClipSummary {
  fileprivate init(_ clip: FlagClip, _ files: AnalysisFiles) {
    self.init(
      file: files.relative(clip.key), sha256: clip.digest.description, bytes: clip.byteCount,
      startS: clip.span.start.reportSeconds, endS: clip.span.end.reportSeconds)
  }
}

extension NoteSummary {
  init(_ note: ReviewNote) { self.init(reason: note.reason, by: note.person.subject, at: note.time) }
}

extension DecisionSummary {
  init(_ decision: Decision) {
    let outcome: Outcome =
      switch decision.outcome {
      case .pass: .pass
      case .fail: .fail
      }
    self.init(outcome, reason: decision.reason, by: decision.decidedBy.subject, at: decision.decidedAt)
  }
}

extension SessionSummary {
  init(_ session: SessionRecord, _ candidate: Candidate) {
    let terms = session.terms
    self.init(
      id: session.id, state: session.state,
      candidate: CandidateSummary(externalId: candidate.externalID, name: candidate.name), role: terms.role,
      level: terms.level, language: terms.language, rubricVersion: terms.rubricVersion,
      policyVersion: terms.policyVersion)
  }
}
