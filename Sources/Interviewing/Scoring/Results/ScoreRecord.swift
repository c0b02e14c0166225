/// A sentence that addressed the assessor and was left out.
public struct LeftOut: Hashable, Sendable, Codable {
  /// The sentence.
  public var sentence: EvidenceSentence
  /// By what means it tries.
  public var style: InstructionStyle
  /// What it does, as the continuation of "It …".
  public var reason: String

  /// Creates it.
  public init(_ sentence: EvidenceSentence, style: InstructionStyle, reason: String) {
    self.sentence = sentence
    self.style = style
    self.reason = reason
  }
}

/// Everything that a session's score is computed from, as it is stored: with it and the transcript, the same score
/// comes out again without any model.
public struct ScoreRecord: Hashable, Sendable, Codable {
  /// How ratings came about.
  public enum Sampling: String, Hashable, Sendable, Codable {
    /// From the probabilities of one token, at temperature 0.
    case probabilities
    /// From repeated answers, at a temperature above 0 with seeds of their own.
    case samples
    /// Nothing was answered.
    case none
  }

  /// The rubric's role, level, version, and its document's name.
  public var role, level, rubricVersion, rubricDocument: String
  /// ``ScorePrompt/version`` and ``ScoringRecipe/version`` at the time.
  public var promptVersion, recipeVersion: String
  /// The chat model, and as its version where it is served; nil where there is none.
  public var model: ModelSummary?
  /// The embedding model.
  public var embedding: ModelSummary
  /// How ratings came about.
  public var sampling: Sampling
  /// What was left out because it addressed the assessor.
  public var leftOut: [LeftOut]
  /// The inputs of each criterion, in the order of the rubric.
  public var criteria: [CriterionInputs]

  /// Creates a record.
  public init(
    role: String, level: String, rubricVersion: String, rubricDocument: String, model: ModelSummary?,
    embedding: ModelSummary, sampling: Sampling, leftOut: [LeftOut], criteria: [CriterionInputs]
  ) {
    self.role = role
    self.level = level
    self.rubricVersion = rubricVersion
    self.rubricDocument = rubricDocument
    promptVersion = ScorePrompt.version
    recipeVersion = ScoringRecipe.version
    self.model = model
    self.embedding = embedding
    self.sampling = sampling
    self.leftOut = leftOut
    self.criteria = criteria
  }
}

/// A session's score.
public struct SessionScore: Hashable, Sendable {
  /// In the order of the rubric.
  public let criteria: [CriterionScore]
  /// 0…10, to one decimal: the mean of the assessed criteria by weight; nil where none was.
  public let final: Double?

  /// Computes the score from what was stored.
  ///
  /// - Parameter transcript: What the quotations are checked against.
  public init(_ record: ScoreRecord, transcript: Transcript, recipe: ScoringRecipe = .standard) {
    criteria = record.criteria.map { inputs in
      let chunks = Dictionary(inputs.chunks.map { ($0.id, $0.text) }) { first, _ in first }
      return CriterionScore(inputs, sources: CitationSources(transcript, chunks: chunks), recipe: recipe)
    }
    let assessed = criteria.compactMap { criterion in
      criterion.score.map { (score: $0, weight: Double(criterion.weight)) }
    }
    let weights = assessed.reduce(0) { $0 + $1.weight }
    final =
      weights > 0
      ? (assessed.reduce(0) { $0 + $1.score * $1.weight } / weights).rounded(toPlaces: 1) : nil
  }
}
