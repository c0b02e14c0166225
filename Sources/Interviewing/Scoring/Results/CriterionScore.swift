/// Why a criterion has no score.
public enum NotAssessed: String, Hashable, Sendable, Codable {
  /// Too little was said about it.
  case tooLittleSaid = "too_little_said"
  /// The words of what was said are not sure enough.
  case lowTranscriptConfidence = "low_transcript_confidence"
  /// The model did not answer, or not with ratings, or not often enough.
  case noModelAnswer = "no_model_answer"
  /// No citation of it holds.
  case noValidCitation = "no_valid_citation"
}

/// What a criterion's score is made of, each in points of the score.
public struct ScoreParts: Hashable, Sendable, Codable {
  /// What the model's ratings add.
  public var model: Double
  /// What the likeness of meaning adds.
  public var semantic: Double
  /// What the words add.
  public var lexical: Double
  /// What is added to every answer.
  public var base: Double
}

/// The score of one criterion.
public struct CriterionScore: Hashable, Sendable {
  /// Its name in the rubric.
  public let name: String
  /// Its share of the final score, in hundredths.
  public let weight: Int
  /// 0…10, to one decimal; nil where it was not assessed.
  public let score: Double?
  /// Why it was not assessed; nil where it was.
  public let notAssessed: NotAssessed?
  /// What the score is made of; nil where it was not assessed.
  public let parts: ScoreParts?
  /// The difference between the highest and the lowest of the variants, 0…10; nil where it was not assessed.
  public let spread: Double?
  /// The quotations that hold, those of the candidate first; without one of each kind it is not assessed.
  public let citations: [Citation]
  /// How many citations did not hold.
  public let refusedCitations: Int

  /// Computes the score from its inputs alone.
  ///
  /// - Parameter sources: What citations are checked against.
  public init(_ inputs: CriterionInputs, sources: CitationSources, recipe: ScoringRecipe = .standard) {
    name = inputs.name
    weight = inputs.weight
    let wanted = inputs.citations(recipe)
    citations = wanted.filter { citation in
      do throws(CitationFault) {
        try sources.check(citation)
        return true
      } catch {
        return false
      }
    }
    refusedCitations = wanted.count - citations.count
    let variants = inputs.variantScores(recipe)
    notAssessed = inputs.fault(recipe, citations: citations, variants: variants.count)
    guard notAssessed == nil, let lowest = variants.min(), let highest = variants.max() else {
      score = nil
      parts = nil
      spread = nil
      return
    }
    score = (variants.reduce(0, +) / Double(variants.count)).rounded(toPlaces: 1)
    spread = (highest - lowest).rounded(toPlaces: 2)
    parts = inputs.parts(recipe)
  }

  /// Whether the variants differ more than a policy allows.
  public func isUnstable(limit: Double) -> Bool { spread.map { $0 > limit } ?? false }
}

extension CriterionInputs {
  fileprivate func variantScores(_ recipe: ScoringRecipe) -> [Double] {
    let weights = recipe.weights(source)
    let fixed = weights.base + weights.semantic * coverage + weights.lexical * lexical.squareRoot()
    return ScorePrompt.Variant.allCases.compactMap { variant in
      difference(variant).map { min(10, max(0, fixed + weights.model * $0)) }
    }
  }

  fileprivate func parts(_ recipe: ScoringRecipe) -> ScoreParts {
    let weights = recipe.weights(source)
    let differences = ScorePrompt.Variant.allCases.compactMap(difference)
    let model = differences.reduce(0, +) / Double(max(1, differences.count))
    return ScoreParts(
      model: (weights.model * model).rounded(toPlaces: 2),
      semantic: (weights.semantic * coverage).rounded(toPlaces: 2),
      lexical: (weights.lexical * lexical.squareRoot()).rounded(toPlaces: 2), base: weights.base)
  }

  fileprivate func fault(_ recipe: ScoringRecipe, citations: [Citation], variants: Int) -> NotAssessed? {
    guard isSpokenOf(recipe) else { return .tooLittleSaid }
    let words = evidence.reduce(0) { $0 + $1.wordCount }
    let sure = evidence.reduce(0) { $0 + $1.confidence * Double($1.wordCount) } / Double(words)
    // Written so that a confidence that is no number is not enough.
    if !(sure >= recipe.leastConfidence) { return .lowTranscriptConfidence }
    if modelFault != nil || variants < recipe.leastVariants { return .noModelAnswer }
    let hasQuote = citations.contains { if case .segment = $0.source { true } else { false } }
    let hasChunk = citations.contains { if case .chunk = $0.source { true } else { false } }
    return hasQuote && hasChunk ? nil : .noValidCitation
  }

  /// What the score rests on: the sentences that speak most for a strength, and the rubric's chunks.
  fileprivate func citations(_ recipe: ScoringRecipe) -> [Citation] {
    let near = points.filter { $0.point.kind == .strength }.compactMap(\.nearest)
      .filter { evidence.indices.contains($0.sentence) && $0.likeness >= recipe.leastLikeness }
      .sorted { ($0.likeness, -$0.sentence) > ($1.likeness, -$1.sentence) }
    var chosen: [Int] = []
    for item in near where !chosen.contains(item.sentence) && chosen.count < recipe.mostQuotes {
      chosen.append(item.sentence)
    }
    let quotes = chosen.map { index in
      let sentence = evidence[index]
      // Stored bounds may come from anywhere; those that are none are refused when they are checked.
      let bytes = max(0, min(sentence.start, sentence.end))..<max(0, sentence.start, sentence.end)
      return Citation(.segment(id: sentence.segmentID, bytes: bytes), quote: sentence.text)
    }
    return quotes + chunks.map { Citation(.chunk(id: $0.id), quote: $0.text) }
  }
}
