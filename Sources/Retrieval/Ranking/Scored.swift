/// A slot of an index and how well it fits.
public struct Scored: Hashable, Sendable {
  /// The slot.
  public let slot: Int
  /// The score; more is better.
  public let score: Float

  /// Takes a slot and its score.
  public init(slot: Int, score: Float) {
    self.slot = slot
    self.score = score
  }
}
