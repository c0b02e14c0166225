/// How what was measured of an answer becomes a score from 0 to 10.
///
/// A straight line for each source of points. That of questions is fitted on the development half of
/// `Tests/Evaluation`. A rubric's own points tell good from poor answers much worse: their likeness does not count.
public struct ScoringRecipe: Hashable, Sendable {
  /// The weights; part of every stored score. Changed weights are another version.
  public static let version = "1"
  /// The recipe in use.
  public static let standard = ScoringRecipe(
    question: Weights(base: 1.1, semantic: 3.0, lexical: 6.7, model: 0.8),
    rubric: Weights(base: 2.2, semantic: 0, lexical: 6.0, model: 1.0))

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
  /// With less semantic coverage than is asked for, what was said still counts if it is so close to the question, −1…1.
  public let leastCloseness = 0.35
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

  /// The least semantic coverage of what was spoken about, 0…1.
  func leastCoverage(_ source: CriterionProbe.Source) -> Double { source == .question ? 0.27 : 0.17 }

  func weights(_ source: CriterionProbe.Source) -> Weights { source == .question ? question : rubric }
}
