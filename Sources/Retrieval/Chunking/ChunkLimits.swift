/// How large chunks become.
public struct ChunkLimits: Hashable, Sendable {
  /// 120 to 200 words that fit into the 256 word pieces of a MiniLM encoder with its two marks.
  public static let usual = ChunkLimits(targetWords: 120, maximumWords: 200, maximumPieces: 254, checked: ())

  /// A chunk that has so many words ends at the next paragraph or list item.
  public let targetWords: Int
  /// A chunk never has more words than this.
  public let maximumWords: Int
  /// A chunk with its headings is never estimated at more word pieces than this (see ``WordPieceEstimate``).
  public let maximumPieces: Int

  /// Takes limits.
  ///
  /// - Throws: ``RetrievalError/invalidSetting(name:value:allowed:)`` where the target is not between 1 and the most
  ///   words, or there are fewer than 128 pieces.
  public init(targetWords: Int, maximumWords: Int, maximumPieces: Int) throws(RetrievalError) {
    guard targetWords >= 1, targetWords <= maximumWords else {
      throw .invalidSetting(name: "target words", value: "\(targetWords)", allowed: "1 to \(maximumWords)")
    }
    guard maximumPieces >= 128 else {
      throw .invalidSetting(name: "maximum pieces", value: "\(maximumPieces)", allowed: "128 or more")
    }
    self.init(
      targetWords: targetWords, maximumWords: maximumWords, maximumPieces: maximumPieces, checked: ())
  }

  private init(targetWords: Int, maximumWords: Int, maximumPieces: Int, checked: Void) {
    self.targetWords = targetWords
    self.maximumWords = maximumWords
    self.maximumPieces = maximumPieces
  }

  /// The words below which a section's last chunk is joined with the one before it.
  var smallWords: Int { targetWords / 3 }
}
