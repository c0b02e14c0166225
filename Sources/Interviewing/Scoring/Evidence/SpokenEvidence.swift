/// What the candidate said, without what addresses the assessor.
public struct SpokenEvidence: Sendable {
  /// What may be judged, in order.
  public let sentences: [EvidenceSentence]
  /// What was left out, in order.
  public let leftOut: [LeftOut]

  /// Parts what was said.
  ///
  /// - Parameter keepsInstructions: Leaves nothing out.
  public init(
    _ said: [EvidenceSentence], detector: InstructionDetector = InstructionDetector(),
    keepsInstructions: Bool = false
  ) {
    let findings =
      keepsInstructions
      ? [InstructionFinding?](repeating: nil, count: said.count)
      : detector.findings(in: said.map { $0.text[...] })
    var sentences: [EvidenceSentence] = []
    var leftOut: [LeftOut] = []
    for (sentence, finding) in zip(said, findings) {
      if let finding {
        leftOut.append(LeftOut(sentence, style: finding.style, reason: finding.reason))
      } else {
        sentences.append(sentence)
      }
    }
    self.sentences = sentences
    self.leftOut = leftOut
  }
}
