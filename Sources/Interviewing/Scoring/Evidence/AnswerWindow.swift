/// The stretch of what was said that answers a question best.
public struct AnswerWindow: Hashable, Sendable {
  /// The longest stretch, in sentences and in words.
  public static let mostSentences = 30, mostWords = 400
  /// A sentence that is less alike to every point and the question speaks against a stretch, 0…1.
  static let floor = 0.15

  /// Indices of the sentences.
  public let sentences: Range<Int>

  /// Finds the contiguous stretch in which most is said that is near to the points.
  ///
  /// - Parameters:
  ///   - relevance: How near each sentence is to the nearest point or the question, −1…1.
  ///   - words: How many words each has; as many as `relevance`.
  /// - Returns: nil where no sentence is near enough.
  public init?(relevance: [Double], words: [Int]) {
    var best: (range: Range<Int>, sum: Double)?
    for start in relevance.indices where relevance[start] > Self.floor {
      var sum = 0.0
      var wordCount = 0
      for end in start..<min(start + Self.mostSentences, relevance.count) {
        wordCount += words[end]
        // One sentence may always be taken, however long.
        guard wordCount <= Self.mostWords || end == start else { break }
        sum += relevance[end] - Self.floor
        if sum > best?.sum ?? 0 { best = (start..<end + 1, sum) }
      }
    }
    guard let best else { return nil }
    sentences = best.range
  }
}

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

  /// The cosine of a vector with each sentence.
  public func likeness(to vector: [Float]) -> [Double] { single.map { Self.dot($0, vector) } }

  /// The highest cosine of a vector with a sentence or a pair within a stretch, at least 0.
  public func peak(of vector: [Float], in window: Range<Int>) -> Double {
    let singles = window.lazy.map { Self.dot(single[$0], vector) }.max() ?? 0
    let both = window.dropLast().lazy.filter { pairs.indices.contains($0) }.map {
      Self.dot(pairs[$0], vector)
    }
    return max(0, singles, both.max() ?? 0)
  }

  /// The cosine of a vector with the mean of a stretch's sentences.
  public func likenessOfWhole(_ window: Range<Int>, to vector: [Float]) -> Double {
    guard let first = window.first else { return 0 }
    var sum = [Float](repeating: 0, count: single[first].count)
    for index in window { for component in sum.indices { sum[component] += single[index][component] } }
    let length = Double(sum.reduce(0) { $0 + $1 * $1 }).squareRoot()
    return length > 0 ? Self.dot(sum, vector) / length : 0
  }

  private static func dot(_ left: [Float], _ right: [Float]) -> Double {
    var sum: Float = 0
    for index in 0..<min(left.count, right.count) { sum += left[index] * right[index] }
    return Double(sum)
  }
}
