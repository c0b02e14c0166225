/// The two settings of BM25 (S. Robertson and H. Zaragoza, "The Probabilistic Relevance Framework", 2009).
public struct BM25Parameters: Hashable, Sendable {
  /// k1 = 1.5, b = 0.75.
  public static let usual = BM25Parameters(k1: 1.5, b: 0.75, checked: ())

  /// How slowly a term's weight saturates as it occurs more often, 0 or more.
  public let k1: Float
  /// How far a long text is discounted, 0…1.
  public let b: Float

  /// Takes the settings.
  ///
  /// - Throws: ``RetrievalError/invalidSetting(name:value:allowed:)`` outside their ranges.
  public init(k1: Float, b: Float) throws(RetrievalError) {
    guard k1.isFinite, k1 >= 0 else {
      throw .invalidSetting(name: "k1", value: "\(k1)", allowed: "0 or more")
    }
    guard (0...1).contains(b) else { throw .invalidSetting(name: "b", value: "\(b)", allowed: "0 to 1") }
    self.init(k1: k1, b: b, checked: ())
  }

  private init(k1: Float, b: Float, checked: Void) {
    self.k1 = k1
    self.b = b
  }
}
