/// An inverted index in memory, searched by BM25 with Lucene's form of the inverse document frequency,
/// ln(1 + (N − n + 0.5) / (n + 0.5)), which is never negative.
///
/// Texts stand in slots, numbered as they are added. A removed text leaves its postings behind, which count for
/// nothing, until ``compact()``; scores are those of an index that never held it.
public struct BM25Index: Sendable {
  /// How many texts there are.
  public private(set) var count = 0
  /// How many slots there are, those of removed texts too.
  public var slotCount: Int { lengths.count }
  /// How many texts an index takes, removed ones that were not compacted included.
  public static let capacity = Posting.slotCapacity

  private let tokenizer: Tokenizer
  private var termNumbers: [String: Int] = [:]
  private var postings: [[Posting]] = []
  /// The terms in each slot; -1 in an empty one.
  private var lengths: [Int32] = []
  private var totalLength = 0

  /// Creates an empty index that reads texts and queries with `tokenizer`.
  public init(tokenizer: Tokenizer = Tokenizer()) { self.tokenizer = tokenizer }

  /// Adds a text.
  ///
  /// - Returns: Its slot, the next number.
  /// - Throws: ``RetrievalError/full(capacity:)``.
  @discardableResult
  public mutating func add(_ text: String) throws(RetrievalError) -> Int {
    let slot = lengths.count
    guard slot < Self.capacity else { throw .full(capacity: Self.capacity) }
    var terms: [Int] = []
    tokenizer.forEachTerm(in: text) { terms.append(number(of: $0)) }
    // Sorted, equal ones stand together: a dictionary of counts by text took twice as many look-ups.
    terms.sort()
    var start = 0
    while start < terms.count {
      let term = terms[start]
      let end = terms[start...].firstIndex { $0 != term } ?? terms.count
      postings[term].append(Posting(slot: slot, count: end - start))
      start = end
    }
    lengths.append(Int32(clamping: terms.count))
    totalLength += Int(Int32(clamping: terms.count))
    count += 1
    return slot
  }

  /// The number of a term, a new one where it has none.
  private mutating func number(of term: String) -> Int {
    if let number = termNumbers[term] { return number }
    termNumbers[term] = postings.count
    postings.append([])
    return postings.count - 1
  }

  /// Removes the text of a slot; an empty one stays as it is.
  public mutating func remove(slot: Int) {
    guard lengths.indices.contains(slot), lengths[slot] >= 0 else { return }
    totalLength -= Int(lengths[slot])
    lengths[slot] = -1
    count -= 1
  }

  /// Gives the slots of removed texts to those after them, in their order.
  ///
  /// - Returns: For each old slot its new number; nil for an empty one.
  public mutating func compact() -> [Int?] {
    var moved: [Int?] = []
    moved.reserveCapacity(lengths.count)
    var next = 0
    for length in lengths {
      moved.append(length < 0 ? nil : next)
      if length >= 0 { next += 1 }
    }
    lengths.removeAll { $0 < 0 }
    let old = (numbers: termNumbers, postings: postings)
    termNumbers = [:]
    postings = []
    for (term, number) in old.numbers {
      let kept = old.postings[number].compactMap { posting in
        moved[posting.slot].map { Posting(slot: $0, count: posting.count) }
      }
      guard !kept.isEmpty else { continue }
      termNumbers[term] = postings.count
      postings.append(kept)
    }
    return moved
  }
}

extension BM25Index {
  /// The best texts for a query.
  ///
  /// - Parameters:
  ///   - limit: The most texts that are returned.
  ///   - admitted: For each slot whether it may be found; nil where all may. Weights of terms do not depend on it.
  ///   - precedes: Which of two slots with the same score comes first.
  /// - Returns: Slots with scores above 0, the best first.
  public func search(
    _ query: String, limit: Int, parameters: BM25Parameters = .usual, admitted: [Bool]? = nil,
    precedes: (Int, Int) -> Bool = (<)
  ) -> [Scored] {
    let terms = queryTerms(query)
    guard !terms.isEmpty, limit > 0, count > 0 else { return [] }
    var scores = [Float](repeating: 0, count: lengths.count)
    let discounts = lengthDiscounts(parameters)
    for term in terms { accumulate(term, discounts, into: &scores) }
    var best = BestScores(limit: limit)
    for (slot, score) in scores.enumerated() where score > 0 && best.mayTake(score) {
      if let admitted, !admitted[slot] { continue }
      best.offer(Scored(slot: slot, score: score), precedes: precedes)
    }
    return best.sorted(precedes: precedes)
  }

  /// The query's known terms in the order of their first occurrence, with their number of occurrences.
  private func queryTerms(_ query: String) -> [(number: Int, count: Float)] {
    var terms: [(number: Int, count: Float)] = []
    var places: [Int: Int] = [:]
    tokenizer.forEachTerm(in: query) { term in
      guard let number = termNumbers[term] else { return }
      if let place = places[number] {
        terms[place].count += 1
      } else {
        places[number] = terms.count
        terms.append((number, 1))
      }
    }
    return terms
  }

  /// k1 (1 − b + b · length / average length) by slot.
  private func lengthDiscounts(_ parameters: BM25Parameters) -> [Float] {
    let average = max(Float(totalLength) / Float(count), 1e-9)
    let fixed = parameters.k1 * (1 - parameters.b)
    let perTerm = parameters.k1 * parameters.b / average
    return lengths.map { fixed + perTerm * Float($0) }
  }

  private func accumulate(
    _ term: (number: Int, count: Float), _ discounts: [Float], into scores: inout [Float]
  ) {
    let list = postings[term.number]
    let hasEmptySlots = count < lengths.count
    let occurrences = hasEmptySlots ? list.count { lengths[$0.slot] >= 0 } : list.count
    guard occurrences > 0 else { return }
    let weight = term.count * Self.inverseFrequency(of: occurrences, in: count)
    for posting in list {
      let slot = posting.slot
      if hasEmptySlots, lengths[slot] < 0 { continue }
      let count = Float(posting.count)
      scores[slot] += weight * count / (count + discounts[slot])
    }
  }

  private static func inverseFrequency(of occurrences: Int, in count: Int) -> Float {
    let without = Double(count - occurrences)
    return Float((1 + (without + 0.5) / (Double(occurrences) + 0.5)).naturalLogarithm)
  }
}
