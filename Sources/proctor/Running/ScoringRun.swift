import Inference
import Interviewing
import KnowledgeBase
import LanguageModels
import ModelCatalog
import ModelClients
import Persistence
import Proctoring
import Scoring

/// What came of scoring.
struct ScoringOutcome {
  /// What the report says; nil where scoring failed as a whole.
  var summary: ScoreSummary?
  /// What it was computed from.
  var record: ScoreRecord?
  /// Why there is no score.
  var error: String?
}

/// Scores the answers of a recording by a rubric of the knowledge base. Once it is made, nothing of it stops an
/// analysis but an interrupt: what fails is told in the report.
struct ScoringRun {
  private let knowledge: ScoringKnowledge
  private let scorer: Scorer
  private let client: any ModelClient

  /// Loads the rubric and the embedding model.
  ///
  /// - Throws: `KnowledgeFault` where there is no such rubric, `StoreError`, `ModelClientError` for a wrong setting,
  ///   ``NoScoring``.
  init(
    role: String, level: String, version: String?, store: any KnowledgeStore, models: ModelStore,
    fetchesModels: Bool, engine: InferenceEngine, environment: [String: String]
  ) async throws {
    let server = try ModelServer.read(from: environment)
    client = server.client()
    switch try await EmbeddingChoice.load(models, fetches: fetchesModels, engine: engine) {
    case .model(let embedding):
      knowledge = try await ScoringKnowledge(
        store: store, embedding: embedding, role: role, level: level, version: version)
      scorer = Scorer(model: client, embedding: embedding, deadline: server.timeout)
    case .none(let why): throw NoScoring(why: why)
    }
  }

  /// Asks for the model, and says what keeps it away. Nothing is decided by that: there may be time to mend it, for the
  /// model is asked only when the recording has been watched and heard.
  ///
  /// - Throws: `CancellationError`.
  func remarkAbsence(_ progress: AnalysisProgress) async throws {
    do {
      try await client.check()
    } catch {
      try Task.checkCancellation()
      progress.say(
        "unless this is mended before the recording has been watched, there may be no score: \(error)")
    }
  }

  /// Finds out whether the model answers.
  ///
  /// - Throws: `ModelClientError`, `CancellationError`.
  func check() async throws { try await client.check() }

  /// Scores what was said. A model that fails is not asked again, and each criterion says why.
  ///
  /// - Throws: `CancellationError`.
  func score(
    _ transcript: Transcript?, policy: Policy, progress: AnalysisProgress
  ) async throws -> ScoringOutcome {
    guard let transcript else {
      return ScoringOutcome(error: "there is no sound, so nothing was said to be scored")
    }
    do {
      let record = try await scorer.record(transcript, by: knowledge) {
        progress.noteCriteria($0.done, of: $0.count)
      }
      let score = SessionScore(record, transcript: transcript)
      return ScoringOutcome(
        summary: ScoreSummary(
          record, score, transcript: transcript, spreadLimit: policy.recommendation.spreadAtMost),
        record: record)
    } catch {
      try Task.checkCancellation()
      return ScoringOutcome(error: "\(error)")
    }
  }
}

/// The answers cannot be scored on this machine.
struct NoScoring: Error, CustomStringConvertible {
  let why: String

  var description: String { "answers cannot be scored without the embedding model: \(why)" }
}
