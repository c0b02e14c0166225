import Interviewing
import KnowledgeBase
import LanguageModels
import SessionModel

/// Judges a transcript by a rubric: the program chooses the evidence, the model rates one point at a time, and what
/// was measured is put down so that the score follows from it alone.
public struct Scorer: Sendable {
  /// How far it is.
  public struct Progress: Sendable {
    /// Criteria that are done, and all of them.
    public let done, count: Int
  }

  private let model: any ChatModel
  private let embedding: any TextEmbedding
  private let deadline: Duration

  /// Creates a scorer.
  ///
  /// - Parameter deadline: What one answer of the model may take.
  public init(model: any ChatModel, embedding: any TextEmbedding, deadline: Duration = .seconds(60)) {
    self.model = model
    self.embedding = embedding
    self.deadline = deadline
  }

  /// Measures everything that the score is computed from.
  ///
  /// A model that fails ends the asking, not the scoring: its criteria are not assessed, and the record says why.
  ///
  /// - Parameters:
  ///   - only: The names of the criteria that are measured; nil for all.
  ///   - detector: Finds what addresses the assessor, which is left out; nil leaves everything in.
  /// - Throws: `CancellationError`; what the embedding or the knowledge base throws.
  public func record(
    _ transcript: Transcript, by knowledge: ScoringKnowledge, only: Set<String>? = nil,
    leavingOut detector: InstructionDetector? = InstructionDetector(), progress: (Progress) -> Void = { _ in }
  ) async throws -> ScoreRecord {
    let spoken = SpokenEvidence(transcript.candidateSentences(), leavingOut: detector)
    let vectors = try await vectors(of: spoken.sentences)
    let rubric = knowledge.rubric.rubric
    // How common a word is, and what was answered, is found over the whole rubric, whatever is measured of it.
    let words = WordCoverage(knowledge.probes.joined().map(\.probe))
    let answers = AnswerAssignment.sentences(knowledge.probes, vectors)
    let criteria = rubric.criteria.indices.filter { only?.contains(rubric.criteria[$0].name) ?? true }
    var rater = Rater(model, deadline: deadline)
    var modelFault: String?
    var inputs: [CriterionInputs] = []
    for index in criteria {
      progress(Progress(done: inputs.count, count: criteria.count))
      try Task.checkCancellation()
      let criterion = rubric.criteria[index]
      let own = Array(zip(knowledge.probes[index], answers[index]))
      var measured = Self.measure(criterion, own, spoken.sentences, vectors, words)
      measured.chunks = try await knowledge.chunks(for: criterion)
      // Asking costs time, so not where too little was said.
      if measured.isSpokenOf(.standard) {
        if modelFault == nil {
          modelFault = try await rate(&measured, with: &rater)
        } else {
          measured.modelFault = modelFault
        }
      }
      inputs.append(measured)
    }
    progress(Progress(done: criteria.count, count: criteria.count))
    return ScoreRecord(
      role: rubric.role, level: rubric.level, rubricVersion: rubric.version,
      rubricDocument: knowledge.rubric.document.rawValue, model: ModelSummary(model.identity),
      embedding: ModelSummary(embedding.identity), sampling: rater.sampling, leftOut: spoken.leftOut,
      criteria: inputs)
  }

  private func vectors(of sentences: [EvidenceSentence]) async throws -> SentenceVectors {
    let texts = sentences.map(\.text)
    return SentenceVectors(
      single: try await embedding.embed(texts),
      pairs: try await embedding.embed(zip(texts, texts.dropFirst()).map { "\($0) \($1)" }))
  }

  /// Takes the probe that was answered best, and measures how near the answer comes to its points.
  ///
  /// - Parameter probes: Those of the criterion, each with the sentences that may answer it.
  private static func measure(
    _ criterion: RubricCriterion, _ probes: [(EmbeddedProbe, [Int])], _ sentences: [EvidenceSentence],
    _ vectors: SentenceVectors, _ words: WordCoverage
  ) -> CriterionInputs {
    let fits = probes.compactMap { probe, allowed in
      ProbeFit(probe, sentences, vectors, among: allowed).map { (found: $0, probe: probe.probe) }
    }
    // The first of equals, so that the order of a bank decides and not chance.
    let best = fits.reduce(fits.first) { best, next in
      next.found.fit > best?.found.fit ?? -.infinity ? next : best
    }
    let probe = best?.probe ?? probes[0].0.probe
    let evidence = best?.found.stretch.map { sentences[$0] } ?? []
    return CriterionInputs(
      name: criterion.name, weight: criterion.weight, source: probe.source, question: best?.probe.title,
      evidence: evidence, points: best?.found.points ?? [],
      lexical: words.share(of: probe, in: best?.found.related.map { evidence[$0].text } ?? []),
      closeness: best?.found.closeness ?? 0, chunks: [])
  }

  /// Asks about every point in every variant.
  ///
  /// - Returns: Why the model cannot be asked any more; nil where it can.
  private func rate(_ inputs: inout CriterionInputs, with rater: inout Rater) async throws -> String? {
    do {
      for index in inputs.asked {
        let measured = inputs.points[index]
        let evidence = measured.evidence.map { inputs.evidence[$0].text }
        for variant in ScorePrompt.Variant.allCases {
          let prompt = ScorePrompt(measured.point, evidence: evidence, variant: variant)
          inputs.points[index].ratings.append(PointRating(variant, try await rater.rate(prompt)))
        }
      }
      return nil
    } catch let fault as RatingFault {
      // Another criterion may fare better.
      inputs.modelFault = "\(fault)"
      return nil
    } catch {
      try Task.checkCancellation()
      inputs.modelFault = "\(error)"
      return inputs.modelFault
    }
  }
}
