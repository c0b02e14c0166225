/// Which question of a bank each sentence answers.
///
/// An interview is one answer after another, so a sentence is the answer to one question, and the next is mostly one
/// to the same. Without that, an answer would be held against every question that it happens to resemble, also those
/// that nobody asked.
public struct AnswerAssignment: Hashable, Sendable {
  /// A sentence that is less near to a question answers none rather than this one, −1…1.
  static let leastRelevance = 0.15
  /// What it costs to go on with another question, in relevance.
  static let costOfChange = 0.25

  /// For each sentence the index of its question; nil where it answers none.
  public let questions: [Int?]

  /// Finds the questions along which what was said is most relevant as a whole.
  ///
  /// - Parameter relevance: For each question, how near every sentence is to it, −1…1; as many for each.
  public init(relevance: [[Double]]) {
    let sentenceCount = relevance.first?.count ?? 0
    // The last state is "no question"; it gains nothing.
    let none = relevance.count
    var totals = [Double](repeating: 0, count: none + 1)
    var best: Int { totals.indices.max { (totals[$0], -$0) < (totals[$1], -$1) } ?? none }
    var arrivals: [(isFromBest: [Bool], best: Int)] = []
    for sentence in 0..<sentenceCount {
      let best = best
      let changed = totals[best] - Self.costOfChange
      let isFromBest = totals.map { $0 < changed }
      arrivals.append((isFromBest, best))
      for state in totals.indices {
        let gain = state == none ? 0 : relevance[state][sentence] - Self.leastRelevance
        totals[state] = max(totals[state], changed) + gain
      }
    }
    var found = [Int?](repeating: nil, count: sentenceCount)
    var state = best
    for sentence in found.indices.reversed() {
      found[sentence] = state == none ? nil : state
      if arrivals[sentence].isFromBest[state] { state = arrivals[sentence].best }
    }
    questions = found
  }

  /// The sentences that answer a question, in order.
  public func sentences(of question: Int) -> [Int] { questions.indices.filter { questions[$0] == question } }
}
