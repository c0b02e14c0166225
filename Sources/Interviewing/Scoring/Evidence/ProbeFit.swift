/// How well a stretch of what was said fits what a question is after.
public struct ProbeFit: Sendable {
  /// A sentence that is less near to every strength and to the question has nothing to do with them, −1…1.
  static let leastRelevance = 0.3

  /// The stretch.
  public let window: Range<Int>
  /// How well it fits; the higher, the likelier it is that this question was answered.
  public let fit: Double
  /// How near the whole stretch is to the question, −1…1; 0 for the points of a rubric.
  public let closeness: Double
  /// The sentences of the stretch that have to do with a strength or the question, counted within it.
  public let related: [Int]
  /// What was measured of each point, in the probe's order; their evidence is counted within the stretch.
  public let points: [PointInputs]

  /// Finds the stretch.
  ///
  /// - Parameters:
  ///   - points: A vector of length 1 for each point of the probe.
  ///   - question: The question's vector; nil for the points of a rubric.
  /// - Returns: nil where nothing that was said comes near.
  public init?(
    _ probe: CriterionProbe, _ sentences: [EvidenceSentence], _ vectors: SentenceVectors, points: [[Float]],
    question: [Float]?
  ) {
    let likeness = points.map { vectors.likeness(to: $0) }
    let asked = question.map { vectors.likeness(to: $0) }
    let strengths = probe.indices(.strength)
    let relevance = sentences.indices.map { index in
      (strengths.map { likeness[$0][index] } + [asked?[index] ?? -1]).max() ?? -1
    }
    guard let found = AnswerWindow(relevance: relevance, words: sentences.map(\.wordCount)) else {
      return nil
    }
    let window = found.sentences
    self.window = window
    let related = window.filter { relevance[$0] >= Self.leastRelevance }
    self.related = related.map { $0 - window.lowerBound }
    let measured = probe.points.indices.map { index in
      Self.measure(probe.points[index], points[index], likeness[index], vectors, window, related)
    }
    self.points = measured
    let coverage = strengths.reduce(0) { $0 + measured[$1].likeness } / Double(max(1, strengths.count))
    closeness = question.map { vectors.likenessOfWhole(window, to: $0) } ?? 0
    fit = coverage + closeness / 2
  }

  private static func measure(
    _ point: ScorePoint, _ vector: [Float], _ likeness: [Double], _ vectors: SentenceVectors,
    _ window: Range<Int>,
    _ related: [Int]
  ) -> PointInputs {
    // A sentence that has to do with nothing that is asked is shown only where there are no others.
    let isRelated = Set(related)
    let nearest = window.sorted {
      (isRelated.contains($0) ? 1 : 0, likeness[$0], -$0) > (
        isRelated.contains($1) ? 1 : 0, likeness[$1], -$1
      )
    }.prefix(ScorePrompt.sentenceCount)
    return PointInputs(
      point, likeness: vectors.peak(of: vector, in: window).rounded(toPlaces: 6),
      evidence: nearest.sorted().map { $0 - window.lowerBound },
      nearest: nearest.first.map {
        PointInputs.Nearest(sentence: $0 - window.lowerBound, likeness: likeness[$0].rounded(toPlaces: 6))
      })
  }
}
