import Embeddings
import Foundation
import Inference
import Interviewing
import KnowledgeBase
import ModelCatalog
import ModelClients
import Persistence
import Scoring
import SessionModel
import TestSupport
import Testing

/// What the real models say; the answers were written for this test.
@Suite(
  "Scoring with a real model", .serialized,
  .enabled(if: LocalModelServer.missing == nil, "\(LocalModelServer.missing ?? "")"))
struct LocalModelTests {
  private static let good = """
    First I would ask when it began and what changed, so I look at the graphs and the deploys of that day. To limit the \
    harm I roll back first or switch the feature off. Then I take a heap dump and compare two of them, because memory \
    that only grows means that something is kept. My guess would be a cache without a limit, and I would confirm it by \
    counting its entries over an hour. Afterwards I add a limit and an alarm on the memory, so that we see it earlier.
    """
  private static let poor = """
    Memory problems happen, I would simply restart the service every night and give it a bigger machine. It is cheap \
    and nobody notices. I would not spend time on looking for the cause, usually it goes away with the next version.
    """

  @Test(
    "A good answer is scored above a poor one, with exact quotations, and the stored inputs give the same again"
  )
  func order() async throws {
    let server = try await LocalModelServer.shared()
    let models = ModelStore(
      folder: ModelStore.defaultFolder(environment: ProcessInfo.processInfo.environment))
    let embedding = try MiniLMEmbedding(try InferenceEngine(store: models), store: models)
    let store = MemoryKnowledgeStore()
    let ingest = KnowledgeIngest(store: store, embedding: embedding, now: { WallTime(microseconds: 0) })
    for source in SeedKnowledge.sources { _ = try await ingest.ingest(source) }
    let knowledge = try await ScoringKnowledge(
      store: store, embedding: embedding, role: "software_engineer", level: "mid")
    let client = try ModelServer(.ollama, url: server.url, model: server.model).client()
    try await client.check()
    let scorer = Scorer(model: client, embedding: embedding)
    var scores: [Double] = []
    for text in [Self.good, Self.poor] {
      let transcript = Transcript(
        language: "en",
        segments: [
          TranscriptSegment(
            SessionSpan(.zero, SessionTime(seconds: 60)), text, confidence: 0.9, speaker: .candidate)
        ], refused: 0)
      let record = try await scorer.record(transcript, by: knowledge, only: ["Debugging and operations"])
      let score = SessionScore(record, transcript: transcript)
      let criterion = try #require(score.criteria.first)
      #expect(record.sampling == .probabilities && criterion.refusedCitations == 0)
      #expect(criterion.spread ?? 9 < 1.5)
      scores.append(try #require(criterion.score, "\(String(describing: criterion.notAssessed))"))
      let stored = try JSONDecoder().decode(ScoreRecord.self, from: try JSONEncoder().encode(record))
      #expect(SessionScore(stored, transcript: transcript) == score)
    }
    #expect(scores[0] > scores[1] + 2, "\(scores)")
  }
}
