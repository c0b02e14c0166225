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
    abstract: "Score answers from standard input, a JSON object a line.",
    discussion: """
      An object has role, level, criteria, and text or segments. Without criteria the whole rubric is \
      measured; with an empty list only what is left out. Segments are those of a transcript: text, \
      confidence, speaker.
      """)

  @ArgumentParser.Flag(help: "Leave the question banks out, so that the rubric's own points are used.")
  var rubricOnly = false

  @ArgumentParser.Flag(help: "Detect nothing: every sentence is evidence.")
  var keepsInstructions = false

  @Option(help: "Turn round what stands under each other in rubrics and question banks: sections or points.")
  var reversed: SourceOrder?

  func run() async throws {
    let store = ModelStore(
      folder: ModelStore.defaultFolder(environment: ProcessInfo.processInfo.environment))
    let embedding = try MiniLMEmbedding(try InferenceEngine(store: store), store: store)
    let knowledge = MemoryKnowledgeStore()
    let ingest = KnowledgeIngest(
      store: knowledge, embedding: embedding, now: { WallTime(microseconds: 0) })
    for source in SeedKnowledge.sources where !rubricOnly || !source.name.contains("questions") {
      _ = try await ingest.ingest(reversed.map { source.reversed($0) } ?? source)
    }
    let server = try ModelServer.read(from: ProcessInfo.processInfo.environment)
    let scorer = Scorer(model: server.client(), embedding: embedding, deadline: server.timeout)
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = .sortedKeys
    var known: [[String]: ScoringKnowledge] = [:]
    while let line = readLine() {
      let item = try JSONDecoder().decode(ProbeItem.self, from: Data(line.utf8))
      let role = [item.role, item.level]
      let by =
        if let loaded = known[role] {
          loaded
        } else {
          try await ScoringKnowledge(
            store: knowledge, embedding: embedding, role: item.role, level: item.level)
        }
      known[role] = by
      let result = try await score(try item.transcript, of: item.criteria, by: by, with: scorer)
      try FileHandle.standardOutput.write(contentsOf: try encoder.encode(result) + Data("\n".utf8))
    }
  }

  private func score(
    _ transcript: Transcript, of criteria: [String]?, by knowledge: ScoringKnowledge, with scorer: Scorer
  ) async throws -> ProbeResult {
    let record = try await scorer.record(
      transcript, by: knowledge, only: criteria.map(Set.init),
      leavingOut: keepsInstructions ? nil : InstructionDetector())
    if let criteria, record.criteria.count != Set(criteria).count {
      throw ValidationError("not all of these are criteria: \(criteria.joined(separator: ", "))")
    }
    let stored = try JSONDecoder().decode(ScoreRecord.self, from: try JSONEncoder().encode(record))
    let scores = SessionScore(record, transcript: transcript).criteria
    let again = SessionScore(stored, transcript: transcript).criteria
    return ProbeResult(
      leftOut: record.leftOut.map { .init(style: $0.style, text: $0.sentence.text) },
      criteria: zip(record.criteria, zip(scores, again)).map { inputs, scores in
        .init(inputs, scores.0, recomputes: scores.0 == scores.1)
      })
  }
}
