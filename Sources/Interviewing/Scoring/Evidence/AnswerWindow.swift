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
