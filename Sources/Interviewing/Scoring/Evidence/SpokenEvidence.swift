/// What the candidate said, without what addresses the assessor.
public struct SpokenEvidence: Sendable {
  /// What may be judged, in order.
  public let sentences: [EvidenceSentence]
  /// What was left out, in order.
  public let leftOut: [LeftOut]

  /// Parts what was said.
  ///
  /// - Parameter detector: Finds what is left out; nil leaves everything in.
  public init(
    _ said: [EvidenceSentence], leavingOut detector: InstructionDetector? = InstructionDetector()
  ) {
    let findings =
      detector?.findings(in: said.map { $0.text[...] })
      ?? [InstructionFinding?](repeating: nil, count: said.count)
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
