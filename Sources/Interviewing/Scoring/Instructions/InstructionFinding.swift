/// A sentence that tells the assessor what to do instead of answering the question.
public struct InstructionFinding: Hashable, Sendable {
  /// By what means.
  public let style: InstructionStyle
  /// What it does, as the continuation of "It …", for the report.
  public let reason: String
  /// How much speaks for it: 100 is enough. Less where it is taken with a sentence beside it.
  public let points: Int

  /// Creates a finding.
  public init(style: InstructionStyle, reason: String, points: Int) {
    self.style = style
    self.reason = reason
    self.points = points
  }
}
