/// How a model spreads its rating of an answer over the whole numbers 0…5.
public struct RatingDistribution: Hashable, Sendable, Codable {
  /// The highest rating.
  public static let highest = 5
  /// Below this share of what the model would have written, ratings say nothing: it wanted to write words.
  public static let leastMass = 0.2

  /// The probability of each rating, 0…5; they add up to 1.
  public var shares: [Double]
  /// How much of what the model would have written were ratings at all, 0…1; 1 for samples.
  public var mass: Double

  /// The mean rating, 0…5.
  public var expectation: Double {
    shares.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
  }

  /// Reads what might have stood in the place of one token, before any grammar was applied.
  ///
  /// - Parameter alternatives: Tokens with their probabilities, 0…1.
  /// - Returns: nil where the ratings together have less than ``leastMass``.
  public init?(alternatives: [(token: String, probability: Double)]) {
    var sums = [Double](repeating: 0, count: Self.highest + 1)
    for (token, probability) in alternatives where probability.isFinite && probability > 0 {
      guard let rating = Self.rating(token) else { continue }
      sums[rating] += min(probability, 1)
    }
    let mass = sums.reduce(0, +)
    guard mass >= Self.leastMass else { return nil }
    shares = sums.map { $0 / mass }
    self.mass = min(mass, 1)
  }

  /// Counts repeated answers.
  ///
  /// - Returns: nil without any.
  public init?(samples: [Int]) {
    let valid = samples.filter { (0...Self.highest).contains($0) }
    guard !valid.isEmpty, valid.count == samples.count else { return nil }
    shares = (0...Self.highest).map { rating in
      Double(valid.count { $0 == rating }) / Double(valid.count)
    }
    mass = 1
  }

  /// A rating as a model writes it: a digit, blanks around it allowed; nil for everything else.
  public static func rating(_ text: String) -> Int? {
    let digits = text.trimmed
    guard digits.utf8.count == 1, let value = Int(digits), (0...highest).contains(value) else { return nil }
    return value
  }
}
