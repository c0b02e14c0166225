import ArgumentParser
import Embeddings
import Foundation
import Inference
import Interviewing
import KnowledgeBase
import LanguageModels
import ModelCatalog
import ModelClients
import Persistence
import Scoring
import SessionModel

/// Scores answers by the built-in rubrics: one JSON object a line in, one a line out, in order. The answer set's
/// evaluation is made of this, so that what is measured is what the product does.
@main
struct ScoringProbe: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scoring-probe",
    abstract: "Score answers from standard input, a JSON object a line: role, level, criterion, text.")

  /// An answer to be scored.
  private struct Item: Decodable {
    let role, level, criterion, text: String
  }

  /// What came of it.
  private struct Result: Encodable {
    let score: Double?
    let notAssessed: NotAssessed?
    let spread: Double?
    let parts: ScoreParts?
    let coverage, lexical, closeness: Double
    let differences: [Double?]
    let source: CriterionProbe.Source
    let question: String?
    let leftOut: [InstructionStyle]
    let citations, refusedCitations: Int
    let recomputes: Bool
    let modelFault: String?
  }

  @ArgumentParser.Flag(help: "Leave the question banks out, so that the rubric's own points are used.")
  var rubricOnly = false

  @ArgumentParser.Flag(help: "Detect nothing: every sentence is evidence.")
  var keepsInstructions = false

  func run() async throws {
    let store = ModelStore(
      folder: ModelStore.defaultFolder(environment: ProcessInfo.processInfo.environment))
    let embedding = try MiniLMEmbedding(try InferenceEngine(store: store), store: store)
    let knowledge = MemoryKnowledgeStore()
    let ingest = KnowledgeIngest(
      store: knowledge, embedding: embedding, now: { WallTime(microseconds: 0) })
    for source in SeedKnowledge.sources where !rubricOnly || !source.name.contains("questions") {
      _ = try await ingest.ingest(source)
    }
    let server = try ModelServer.read(from: ProcessInfo.processInfo.environment)
    let scorer = Scorer(model: server.client(), embedding: embedding, deadline: server.timeout)
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = .sortedKeys
    var known: [[String]: ScoringKnowledge] = [:]
    while let line = readLine() {
      let item = try JSONDecoder().decode(Item.self, from: Data(line.utf8))
      let role = [item.role, item.level]
      let by =
        if let loaded = known[role] {
          loaded
        } else {
          try await ScoringKnowledge(
            store: knowledge, embedding: embedding, role: item.role, level: item.level)
        }
      known[role] = by
      let result = try await score(item, by: by, with: scorer)
      try FileHandle.standardOutput.write(contentsOf: try encoder.encode(result) + Data("\n".utf8))
    }
  }

  private func score(_ item: Item, by knowledge: ScoringKnowledge, with scorer: Scorer) async throws -> Result
  {
    let span = SessionSpan(.zero, SessionTime(microseconds: 60_000_000))
    let transcript = Transcript(
      language: "en", segments: [TranscriptSegment(span, item.text, confidence: 0.9, speaker: .candidate)],
      refused: 0)
    let record = try await scorer.record(
      transcript, by: knowledge, only: [item.criterion],
      leavingOut: keepsInstructions ? nil : InstructionDetector())
    guard let inputs = record.criteria.first,
      let score = SessionScore(record, transcript: transcript).criteria.first
    else { throw ValidationError("there is no criterion \(item.criterion)") }
    let stored = try JSONDecoder().decode(ScoreRecord.self, from: try JSONEncoder().encode(record))
    return Result(
      score: score.score, notAssessed: score.notAssessed, spread: score.spread, parts: score.parts,
      coverage: inputs.coverage, lexical: inputs.lexical, closeness: inputs.closeness,
      differences: ScorePrompt.Variant.allCases.map { inputs.difference($0) }, source: inputs.source,
      question: inputs.question, leftOut: record.leftOut.map { $0.style },
      citations: score.citations.count, refusedCitations: score.refusedCitations,
      recomputes: SessionScore(stored, transcript: transcript).criteria.first == score,
      modelFault: inputs.modelFault)
  }
}
