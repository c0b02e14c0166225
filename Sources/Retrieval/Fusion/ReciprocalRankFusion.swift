/// Joins rankings whose scores cannot be compared: each adds weight / (k + rank) to an item.
///
/// G. Cormack, C. Clarke and S. Büttcher, "Reciprocal Rank Fusion outperforms Condorcet and individual Rank Learning
/// Methods", SIGIR 2009, with their k = 60. Two things are ours: the weights, and that what a ranking does not name
/// counts as right behind its last. If it counted for nothing, as in the paper, a short ranking would outweigh a long
/// one: what is tenth by one common word and hundredth by meaning would come before what is first by meaning alone.
public struct ReciprocalRankFusion: Hashable, Sendable {
  /// k = 60.
  public static let usual = ReciprocalRankFusion(k: 60, checked: ())

  /// How little the first ranks stand out, 0 or more.
  public let k: Double

  /// Takes k.
  ///
  /// - Throws: ``RetrievalError/invalidSetting(name:value:allowed:)`` where it is negative or not finite.
  public init(k: Double) throws(RetrievalError) {
    guard k.isFinite, k >= 0 else { throw .invalidSetting(name: "k", value: "\(k)", allowed: "0 or more") }
    self.init(k: k, checked: ())
  }

  private init(k: Double, checked: Void) { self.k = k }

  /// One ranking: what it found, the best first, nothing twice; and what it weighs.
  public struct Ranking<Item: Hashable> {
    let items: [Item]
    let weight: Double

    /// Takes a ranking.
    public init(_ items: [Item], weight: Double = 1) {
      self.items = items
      self.weight = weight
    }
  }

  /// Joins rankings.
  ///
  /// - Parameter precedes: Which of two items with the same score comes first.
  /// - Returns: Everything that was ranked, the best first.
  public func fuse<Item: Hashable>(
    _ rankings: [Ranking<Item>], precedes: (Item, Item) -> Bool
  ) -> [(item: Item, score: Double)] {
    let items = Set(rankings.flatMap(\.items))
    var scores: [Item: Double] = [:]
    // One that found nothing says nothing of what comes first.
    for ranking in rankings where !ranking.items.isEmpty {
      let ranks = Dictionary(zip(ranking.items, 1...), uniquingKeysWith: min)
      for item in items {
        scores[item, default: 0] += ranking.weight / (k + Double(ranks[item] ?? ranking.items.count + 1))
      }
    }
    return scores.map { (item: $0.key, score: $0.value) }
      .sorted { $0.score == $1.score ? precedes($0.item, $1.item) : $0.score > $1.score }
  }
}
