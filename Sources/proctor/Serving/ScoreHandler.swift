import Foundation
import Inference
import Interviewing
import LanguageModels
import Logging
import Metrics
import ModelCatalog
import Persistence
import Proctoring
import Results
import SessionModel
import Workers

/// Scores what was said in a session, and brings it to its result. A model that does not answer is waited for; when that
/// has been tried often enough, the result says why there is no score.
struct ScoreHandler: JobHandling {
  let kinds: Set<JobKind> = [.score]
  let sessions: any SessionStore
  let knowledge: any KnowledgeStore
  let results: ResultStore
  let models: ModelStore
  let fetchesModels: Bool
  let room: EngineRoom
  let policy: @Sendable (String) -> Policy?
  let environment: [String: String]
  let log: Logger

  func carryOut(_ job: Job, _ lease: LeaseGuard) async throws -> [NewJob] {
    guard let id = job.work.session, let request = ScoreRequest(payload: job.work.payload) else {
      throw JobFailure.never(why: "it names no session or no score")
    }
    let worker = try Principal(.service, "worker")
    guard let session = try await begun(id, by: worker) else { return [] }
    if try await results.score(request.number, of: id) == nil {
      let score = try await score(
        session, request, isLast: job.progress.attempts >= job.work.mostAttempts)
      try await lease.confirm()
      _ = try await results.put(score, of: id)
    }
    _ = try await sessions.apply(
      try SessionChange(.finishScoring), to: id, ifVersion: nil, by: worker, at: .now)
    return []
  }

  /// The session, whose scoring has begun; nil where there is nothing to score any more.
  private func begun(_ id: SessionID, by worker: Principal) async throws -> SessionRecord? {
    let change = try SessionChange(.beginScoring)
    switch try await sessions.apply(change, to: id, ifVersion: nil, by: worker, at: .now) {
    case .changed(let record, _), .unchanged(let record): return record
    case .refused, .stale, .missing: return nil
    }
  }

  private func score(_ session: SessionRecord, _ request: ScoreRequest, isLast: Bool) async throws
    -> StoredScore
  {
    func failed(_ why: String) -> StoredScore {
      StoredScore(number: request.number, reason: request.reason, at: .now, error: why)
    }
    guard let analysis = try await results.lastAnalysis(of: session.id),
      let report = try await results.report(of: session.id, analysis: analysis)
    else { return failed("nothing was recorded, so nothing was said to be scored") }
    guard let policy = policy(session.terms.policyVersion) else {
      throw JobFailure.later(why: "the policy \(session.terms.policyVersion) is not there")
    }
    do {
      let run = try await scoring(session)
      let progress = AnalysisProgress(remark: { [log] in log.notice("\($0)") })
      if !isLast { try await run.check() }
      let began = ContinuousClock.now
      let outcome = try await run.score(
        report.transcript.map { Transcript($0) }, policy: policy, progress: progress)
      Timer(label: "rag_latency_ms").recordNanoseconds((ContinuousClock.now - began).wholeNanoseconds)
      guard let summary = outcome.summary, let record = outcome.record else {
        return failed(outcome.error ?? "there is no score")
      }
      return StoredScore(
        number: request.number, reason: request.reason, at: .now, record: record, summary: summary)
    } catch {
      try Task.checkCancellation()
      guard isLast else { throw JobFailure.later(why: Failure(error)?.message ?? "\(type(of: error))") }
      return failed(Failure(error)?.message ?? "the scoring failed")
    }
  }

  private func scoring(_ session: SessionRecord) async throws -> ScoringRun {
    try await ScoringRun(
      role: session.terms.role, level: session.terms.level, version: session.terms.rubricVersion,
      store: knowledge, models: models, fetchesModels: fetchesModels, engine: room.engine,
      environment: environment)
  }
}
