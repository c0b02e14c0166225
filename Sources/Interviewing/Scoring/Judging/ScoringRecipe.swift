/// How what was measured of an answer becomes a score from 0 to 10.
///
/// A straight line for each source of points, fitted on the development half of `Tests/Evaluation`.
public struct ScoringRecipe: Hashable, Sendable {
  /// The weights; part of every stored score. Changed weights are another version.
  public static let version = "1"
  /// The recipe in use.
  public static let standard = ScoringRecipe(
    question: Weights(base: -3.0, semantic: 12.0, lexical: 4.0, model: 1.5),
    rubric: Weights(base: -3.0, semantic: 12.0, lexical: 4.0, model: 1.5))

  /// What each part counts, in points of the score.
  public struct Weights: Hashable, Sendable, Codable {
    /// What is added to all.
    public var base: Double
    /// For a semantic coverage of 1.
    public var semantic: Double
    /// For the square root of a lexical coverage of 1.
    public var lexical: Double
    /// For one rating more for strengths than for weaknesses.
    public var model: Double

    /// Creates weights.
    public init(base: Double, semantic: Double, lexical: Double, model: Double) {
      self.base = base
      self.semantic = semantic
      self.lexical = lexical
      self.model = model
    }
  }

  /// For points that come from a question, and from the rubric.
  public let question, rubric: Weights
  /// Below this semantic coverage, the criterion was not spoken about, 0…1.
  public let leastCoverage = 0.2
  /// With fewer words too little was said to judge.
  public let leastWords = 15
  /// Below this mean confidence of the transcriber the words are not sure enough, 0…1.
  public let leastConfidence = 0.5
  /// The fewest variants that must have been answered.
  public let leastVariants = 3
  /// A sentence that is less alike to a strength is no evidence for it, 0…1.
  public let leastLikeness = 0.25
  /// The most sentences that are cited for a criterion.
  public let mostQuotes = 3

  func weights(_ source: CriterionProbe.Source) -> Weights { source == .question ? question : rubric }
}
