import Interviewing

/// What came of an item.
struct ProbeResult: Encodable {
  /// A sentence that addressed the assessor.
  struct LeftOut: Encodable {
    let style: InstructionStyle
    let text: String
  }

  /// The score of a criterion and what it is made of.
  struct Criterion: Encodable {
    let name: String
    let score: Double?
    let notAssessed: NotAssessed?
    let spread: Double?
    let parts: ScoreParts?
    let coverage, lexical, closeness: Double
    let differences: [Double?]
    let source: CriterionProbe.Source
    let question: String?
    let citations, refusedCitations: Int
    let recomputes: Bool
    let modelFault: String?

    init(_ inputs: CriterionInputs, _ score: CriterionScore, recomputes: Bool) {
      name = inputs.name
      self.score = score.score
      notAssessed = score.notAssessed
      spread = score.spread
      parts = score.parts
      coverage = inputs.coverage
      lexical = inputs.lexical
      closeness = inputs.closeness
      differences = ScorePrompt.Variant.allCases.map { inputs.difference($0) }
      source = inputs.source
      question = inputs.question
      citations = score.citations.count
      refusedCitations = score.refusedCitations
      self.recomputes = recomputes
      modelFault = inputs.modelFault
    }
  }

  let leftOut: [LeftOut]
  let criteria: [Criterion]
}
