import Interviewing
import KnowledgeBase
import LanguageModels
import Persistence
import Retrieval

/// What a session is scored by, out of the knowledge base.
public struct ScoringKnowledge: Sendable {
  /// The most chunks that are kept for a criterion.
  public static let mostChunks = 3

  /// The rubric and its document.
  public let rubric: LoadedRubric
  /// The questions of that role and level; empty where there are none.
  public let questions: [PlannedQuestion]
  /// What each criterion of the rubric is judged by, in its order; at least one for each.
  let probes: [[EmbeddedProbe]]
  private let index: KnowledgeIndex

  /// Loads the rubric and the questions for a role and a level, and embeds what they ask for.
  ///
  /// - Parameter version: The rubric's; nil takes the highest.
  /// - Throws: `KnowledgeFault` where there is no such rubric, `StoreError`; what the embedding
  ///   throws.
  public init(
    store: any KnowledgeStore, embedding: any TextEmbedding, role: String, level: String,
    version: String? = nil
  ) async throws {
    let library = KnowledgeLibrary(store: store)
    rubric = try await library.rubric(role: role, level: level, version: version)
    do {
      questions = try await library.questions(role: role, level: level).flatMap(\.bank.questions)
    } catch KnowledgeFault.noQuestions {
      questions = []
    }
    var probes: [[EmbeddedProbe]] = []
    for criterion in rubric.rubric.criteria {
      var own: [EmbeddedProbe] = []
      for probe in CriterionProbe.probes(criterion, questions) {
        own.append(try await Self.embed(probe, with: embedding))
      }
      probes.append(own)
    }
    self.probes = probes
    index = try KnowledgeIndex(store: store, embedding: embedding)
  }

  private static func embed(
    _ probe: CriterionProbe, with embedding: any TextEmbedding
  ) async throws -> EmbeddedProbe {
    EmbeddedProbe(
      probe, points: try await embedding.embed(probe.points.map(\.text)),
      question: probe.question.isEmpty ? nil : try await embedding.embed([probe.question]).first)
  }

  /// The chunks of the rubric that tell of a criterion, the best first.
  public func chunks(for criterion: RubricCriterion) async throws -> [CitedChunk] {
    let filter = KnowledgeFilter(
      role: rubric.rubric.role, level: rubric.rubric.level, buckets: [.rubric], version: rubric.rubric.version
    )
    let settings = try SearchSettings(limit: 50)
    let answer = try await index.search(
      "\(criterion.name). \(criterion.text)", filter: filter, settings: settings)
    // Chunks of other criteria may be near as well, and would prove nothing.
    return answer.hits.filter {
      $0.chunk.id.document == rubric.document && $0.chunk.headingPath.contains(criterion.name)
    }.prefix(Self.mostChunks).map { CitedChunk(id: "\($0.chunk.id)", text: $0.chunk.text) }
  }
}
