/// How well a stretch of what was said fits what a question is after.
public struct ProbeFit: Sendable {
  /// A sentence that is less near to every strength and to the question has nothing to do with them, −1…1.
  static let leastRelevance = 0.3

  /// Its sentences, ascending.
  public let stretch: [Int]
  /// How well it fits; the higher, the likelier it is that this question was answered.
  public let fit: Double
  /// How near the stretch is to the question, −1…1; 0 for the points of a rubric. Sentences that speak against the
  /// stretch do not count: a remark beside the point must not make an answer one to nothing.
  public let closeness: Double
  /// The sentences of the stretch that have to do with a strength or the question, counted within it.
  public let related: [Int]
  /// What was measured of each point, in the probe's order; their evidence is counted within the stretch.
  public let points: [PointInputs]

  /// Finds the stretch.
  ///
  /// - Parameters:
  ///   - embedded: What is asked for.
  ///   - sentences: Everything that was said, with its vectors.
  ///   - allowed: The sentences that the stretch may be made of, ascending.
  /// - Returns: nil where nothing of them comes near.
  public init?(
    _ embedded: EmbeddedProbe, _ sentences: [EvidenceSentence], _ vectors: SentenceVectors,
    among allowed: [Int]
  ) {
    let probe = embedded.probe
    let likeness = embedded.points.map { vectors.likeness(of: allowed, to: $0) }
    let asked = embedded.question.map { vectors.likeness(of: allowed, to: $0) }
    let strengths = probe.indices(.strength)
    let relevance = allowed.indices.map { index in
      (strengths.map { likeness[$0][index] } + [asked?[index] ?? -1]).max() ?? -1
    }
    guard
      let window = AnswerWindow(relevance: relevance, words: allowed.map { sentences[$0].wordCount })?
        .sentences
    else { return nil }
    let stretch = Array(allowed[window])
    self.stretch = stretch
    let isRelated = relevance[window].map { $0 >= Self.leastRelevance }
    related = isRelated.indices.filter { isRelated[$0] }
    points = probe.points.indices.map { index in
      Self.measure(
        probe.points[index], likeness: Array(likeness[index][window]), isRelated: isRelated,
        peak: vectors.peak(of: embedded.points[index], in: stretch))
    }
    let measured = points
    let coverage = strengths.reduce(0) { $0 + measured[$1].likeness } / Double(max(1, strengths.count))
    let counted = window.filter { relevance[$0] > AnswerWindow.floor }.map { allowed[$0] }
    closeness = embedded.question.map { vectors.likenessOfWhole(counted, to: $0) } ?? 0
    fit = coverage + closeness / 2
  }

  /// - Parameters:
  ///   - likeness: The point's with each sentence of the stretch.
  ///   - isRelated: Whether each has to do with anything that is asked.
  private static func measure(
    _ point: ScorePoint, likeness: [Double], isRelated: [Bool], peak: Double
  ) -> PointInputs {
    // A sentence that has to do with nothing that is asked is shown only where there are no others.
    let nearest = likeness.indices.sorted {
      (isRelated[$0] ? 1 : 0, likeness[$0], -$0) > (isRelated[$1] ? 1 : 0, likeness[$1], -$1)
    }.prefix(ScorePrompt.sentenceCount)
    return PointInputs(
      point, likeness: peak.rounded(toPlaces: 6), evidence: nearest.sorted(),
      nearest: nearest.first.map {
        PointInputs.Nearest(sentence: $0, likeness: likeness[$0].rounded(toPlaces: 6))
      })
  }
}
