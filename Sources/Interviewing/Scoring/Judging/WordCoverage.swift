import Retrieval

/// How many of the words that a question is after an answer uses, rare words counting more than common ones.
public struct WordCoverage: Sendable {
  private let tokenizer = Tokenizer()
  private var frequencies: [String: Int] = [:]
  private let probeCount: Int

  /// Creates a measure.
  ///
  /// - Parameter probes: All probes of an interview: a word that many of them use counts less.
  public init(_ probes: [CriterionProbe]) {
    probeCount = max(1, probes.count)
    for probe in probes {
      for term in Set(Self.terms(of: probe, tokenizer) + tokenizer.terms(in: probe.question)) {
        frequencies[term, default: 0] += 1
      }
    }
  }

  /// The weighed share of the strengths' words, those of the question left out, that the sentences hold, 0…1.
  public func share(of probe: CriterionProbe, in sentences: [String]) -> Double {
    let question = Set(tokenizer.terms(in: probe.question))
    let wanted = Set(Self.terms(of: probe, tokenizer)).subtracting(question)
    guard !wanted.isEmpty else { return 0 }
    let said = Set(sentences.flatMap { tokenizer.terms(in: $0) })
    // In a fixed order, so that the sum is the same to the last bit.
    let weights = wanted.sorted().map { (isSaid: said.contains($0), weight: weight($0)) }
    let whole = weights.reduce(0) { $0 + $1.weight }
    return weights.reduce(0) { $0 + ($1.isSaid ? $1.weight : 0) } / whole
  }

  private func weight(_ term: String) -> Double {
    (1 + Double(probeCount) / Double(frequencies[term] ?? 1)).naturalLogarithm
  }

  private static func terms(of probe: CriterionProbe, _ tokenizer: Tokenizer) -> [String] {
    probe.indices(.strength).flatMap { tokenizer.terms(in: probe.points[$0].text) }
  }
}
