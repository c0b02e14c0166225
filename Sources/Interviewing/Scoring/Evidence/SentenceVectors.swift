/// The vectors of sentences, and of pairs of neighbours, for what a point may be said in.
public struct SentenceVectors: Sendable {
  /// One for each sentence, of length 1.
  public let single: [[Float]]
  /// One for each sentence and the next, so one fewer, of length 1.
  public let pairs: [[Float]]

  /// Creates vectors.
  public init(single: [[Float]], pairs: [[Float]]) {
    self.single = single
    self.pairs = pairs
  }

  /// The cosine of a vector with each of some sentences.
  public func likeness(of chosen: [Int], to vector: [Float]) -> [Double] {
    chosen.map { Self.cosine(single[$0], vector) }
  }

  /// The highest cosine of a vector with one of some sentences, or with two of them that are neighbours, at least 0.
  ///
  /// - Parameter chosen: Indices of sentences, ascending.
  public func peak(of vector: [Float], in chosen: [Int]) -> Double {
    let singles = chosen.lazy.map { Self.cosine(single[$0], vector) }.max() ?? 0
    let neighbours = zip(chosen, chosen.dropFirst()).lazy.filter { $0 + 1 == $1 }.map(\.0)
    let both = neighbours.filter { pairs.indices.contains($0) }.map { Self.cosine(pairs[$0], vector) }
    return max(0, singles, both.max() ?? 0)
  }

  /// The cosine of a vector with the mean of some sentences; 0 for none.
  public func likenessOfWhole(_ chosen: [Int], to vector: [Float]) -> Double {
    guard let first = chosen.first else { return 0 }
    var sum = [Float](repeating: 0, count: single[first].count)
    for index in chosen { for component in sum.indices { sum[component] += single[index][component] } }
    let length = Double(sum.reduce(0) { $0 + $1 * $1 }).squareRoot()
    return length > 0 ? Self.cosine(sum, vector) / length : 0
  }

  /// The cosine of vectors of length 1.
  static func cosine(_ left: [Float], _ right: [Float]) -> Double {
    var sum: Float = 0
    for index in 0..<min(left.count, right.count) { sum += left[index] * right[index] }
    return Double(sum)
  }
}
