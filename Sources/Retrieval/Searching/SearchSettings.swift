/// How a search weighs its parts.
public struct SearchSettings: Hashable, Sendable {
  /// Words and vectors alike, each looked at 100 deep, 10 hits.
  public static let usual = SearchSettings()

  /// The most hits.
  public let limit: Int
  /// How many of each part's best are fused.
  public let depth: Int
  /// The weight of the ranking by words; 0 leaves it out.
  public let wordWeight: Double
  /// The weight of the ranking by vectors; 0 leaves it out.
  public let vectorWeight: Double
  /// The settings of the ranking by words.
  public let bm25: BM25Parameters
  /// How the rankings are joined.
  public let fusion: ReciprocalRankFusion

  /// Takes the settings.
  ///
  /// - Throws: ``RetrievalError/invalidSetting(name:value:allowed:)`` for a limit or depth below 1, and a weight
  ///   that is negative or not finite.
  public init(
    limit: Int, depth: Int = 100, wordWeight: Double = 1, vectorWeight: Double = 1,
    bm25: BM25Parameters = .usual, fusion: ReciprocalRankFusion = .usual
  ) throws(RetrievalError) {
    for (name, value) in [("limit", limit), ("depth", depth)] where value < 1 {
      throw .invalidSetting(name: name, value: "\(value)", allowed: "1 or more")
    }
    for (name, value) in [("word weight", wordWeight), ("vector weight", vectorWeight)]
    where !value.isFinite || value < 0 {
      throw .invalidSetting(name: name, value: "\(value)", allowed: "0 or more")
    }
    self.limit = limit
    self.depth = max(depth, limit)
    self.wordWeight = wordWeight
    self.vectorWeight = vectorWeight
    self.bm25 = bm25
    self.fusion = fusion
  }

  private init() {
    limit = 10
    depth = 100
    wordWeight = 1
    vectorWeight = 1
    bm25 = .usual
    fusion = .usual
  }
}
