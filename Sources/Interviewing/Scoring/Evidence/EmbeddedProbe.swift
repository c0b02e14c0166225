/// A probe with the meaning of its points and its question.
public struct EmbeddedProbe: Sendable {
  /// The probe.
  public let probe: CriterionProbe
  /// A vector of length 1 for each of its points, in order.
  public let points: [[Float]]
  /// The question's, of length 1; nil for the points of a rubric.
  public let question: [Float]?

  /// Creates a probe with its vectors.
  public init(_ probe: CriterionProbe, points: [[Float]], question: [Float]?) {
    self.probe = probe
    self.points = points
    self.question = question
  }

  /// How near each sentence is to what the question is after, −1…1: to the nearest strength and to the question itself,
  /// alone and together with its neighbours, since what a short sentence is about stands beside it.
  func relevance(of sentences: SentenceVectors) -> [Double] {
    let wanted = probe.indices(.strength).map { points[$0] }
    let single = sentences.single.map { nearness($0, wanted) }
    let pairs = sentences.pairs.map { nearness($0, wanted) }
    return single.indices.map { index in
      let beside = [index - 1, index].filter(pairs.indices.contains).map { pairs[$0] }
      guard !beside.isEmpty else { return single[index] }
      return (single[index] + beside.reduce(0, +) / Double(beside.count)) / 2
    }
  }

  private func nearness(_ vector: [Float], _ wanted: [[Float]]) -> Double {
    let toStrength = wanted.map { SentenceVectors.cosine(vector, $0) }.max() ?? 0
    guard let question else { return toStrength }
    return (toStrength + SentenceVectors.cosine(vector, question)) / 2
  }
}

extension AnswerAssignment {
  /// Finds which question each sentence answers. The points of a rubric are no question: they compete with none.
  ///
  /// - Parameter probes: Those of each criterion.
  /// - Returns: For each of them the sentences that it may be judged by, ascending.
  public static func sentences(_ probes: [[EmbeddedProbe]], _ vectors: SentenceVectors) -> [[[Int]]] {
    let questions = probes.joined().filter { $0.probe.source == .question }
    let assignment = AnswerAssignment(relevance: questions.map { $0.relevance(of: vectors) })
    var number = 0
    return probes.map { own in
      own.map { probe in
        guard probe.probe.source == .question else { return Array(vectors.single.indices) }
        defer { number += 1 }
        return assignment.sentences(of: number)
      }
    }
  }
}
