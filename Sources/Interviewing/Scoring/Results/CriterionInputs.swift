/// One way in which a point was asked about, and what came of it.
public struct PointRating: Hashable, Sendable, Codable {
  /// The way in which it was asked.
  public var variant: ScorePrompt.Variant
  /// What the model answered.
  public var distribution: RatingDistribution

  /// Creates a rating.
  public init(_ variant: ScorePrompt.Variant, _ distribution: RatingDistribution) {
    self.variant = variant
    self.distribution = distribution
  }
}

/// What was measured of one point.
public struct PointInputs: Hashable, Sendable, Codable {
  /// A sentence and how near it is.
  public struct Nearest: Hashable, Sendable, Codable {
    /// Its index in the criterion's evidence.
    public var sentence: Int
    /// Its cosine with the point, −1…1.
    public var likeness: Double

    /// Creates it.
    public init(sentence: Int, likeness: Double) {
      self.sentence = sentence
      self.likeness = likeness
    }
  }

  /// The point.
  public var point: ScorePoint
  /// The highest cosine of the point with a sentence, or two neighbouring ones, 0…1.
  public var likeness: Double
  /// The sentences nearest to it, as indices into the criterion's evidence, in the order in which they were said.
  public var evidence: [Int]
  /// The one sentence nearest to it; nil without evidence.
  public var nearest: Nearest?
  /// What the model said; empty where it was not asked.
  public var ratings: [PointRating]

  /// Creates what was measured.
  public init(
    _ point: ScorePoint, likeness: Double, evidence: [Int], nearest: Nearest?, ratings: [PointRating] = []
  ) {
    self.point = point
    self.likeness = likeness
    self.evidence = evidence
    self.nearest = nearest
    self.ratings = ratings
  }
}

/// A chunk of the knowledge base that a score rests on.
public struct CitedChunk: Hashable, Sendable, Codable {
  /// Its name.
  public var id: String
  /// Its text.
  public var text: String

  /// Creates a chunk.
  public init(id: String, text: String) {
    self.id = id
    self.text = text
  }
}

/// Everything that a criterion's score is computed from; the score is a pure function of it.
public struct CriterionInputs: Hashable, Sendable, Codable {
  /// The criterion's name in the rubric.
  public var name: String
  /// Its share of the final score, in hundredths.
  public var weight: Int
  /// Where the points come from.
  public var source: CriterionProbe.Source
  /// The question that was answered, by its name in the bank; nil where the rubric's points were used.
  public var question: String?
  /// The sentences that were looked at, in order; those that address the assessor are not among them.
  public var evidence: [EvidenceSentence]
  /// What was measured of each point.
  public var points: [PointInputs]
  /// The weighed share of the strengths' words that the related sentences use, 0…1.
  public var lexical: Double
  /// How near the answer is to the question, remarks beside the point left out, −1…1; 0 where the rubric's points were used.
  public var closeness: Double
  /// The rubric's chunks that were retrieved for it, the best first.
  public var chunks: [CitedChunk]
  /// Why the model could not be asked; nil where it could.
  public var modelFault: String?

  /// Creates inputs.
  public init(
    name: String, weight: Int, source: CriterionProbe.Source, question: String?, evidence: [EvidenceSentence],
    points: [PointInputs], lexical: Double, closeness: Double, chunks: [CitedChunk], modelFault: String? = nil
  ) {
    self.name = name
    self.weight = weight
    self.source = source
    self.question = question
    self.evidence = evidence
    self.points = points
    self.lexical = lexical
    self.closeness = closeness
    self.chunks = chunks
    self.modelFault = modelFault
  }

  /// Whether enough was said about it to be judged.
  public func isSpokenOf(_ recipe: ScoringRecipe) -> Bool {
    let isNear = coverage >= recipe.leastCoverage(source) || closeness >= recipe.leastCloseness
    return isNear && evidence.reduce(0) { $0 + $1.wordCount } >= recipe.leastWords
  }

  /// The mean likeness of the strengths, 0…1.
  public var coverage: Double {
    let strengths = points.filter { $0.point.kind == .strength }
    guard !strengths.isEmpty else { return 0 }
    return strengths.reduce(0) { $0 + $1.likeness } / Double(strengths.count)
  }

  /// How many strengths and weaknesses a model is asked about, the first of each.
  public static let mostStrengths = 4, mostWeaknesses = 3

  /// The indices of the points that a model is asked about.
  public var asked: [Int] {
    func indices(_ kind: ScorePoint.Kind) -> [Int] { points.indices.filter { points[$0].point.kind == kind } }
    return Array(indices(.strength).prefix(Self.mostStrengths))
      + indices(.weakness).prefix(Self.mostWeaknesses)
  }

  /// How much higher a variant rates strengths than weaknesses, −5…5; nil where a point is without its rating.
  public func difference(_ variant: ScorePrompt.Variant) -> Double? {
    guard let strengths = mean(.strength, variant), let weaknesses = mean(.weakness, variant) else {
      return nil
    }
    return strengths - weaknesses
  }

  private func mean(_ kind: ScorePoint.Kind, _ variant: ScorePrompt.Variant) -> Double? {
    let asked = points.filter { $0.point.kind == kind && !$0.ratings.isEmpty }
    let rated = asked.compactMap { point in
      point.ratings.first { $0.variant == variant }?.distribution.expectation
    }
    guard !rated.isEmpty, rated.count == asked.count else { return nil }
    return rated.reduce(0, +) / Double(rated.count)
  }
}
