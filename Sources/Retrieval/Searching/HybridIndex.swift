/// Chunks searched by their words and by their vectors at once.
///
/// A value without a lock: whoever shares it wraps it in an actor and mutates it in place there. A copy shares all
/// storage until one of the two changes, and then copies only what changes. It holds no text: hits name chunks.
public struct HybridIndex: Sendable {
  /// How many chunks there are.
  public var count: Int { words.count }
  /// How many of them have vectors.
  public var vectorCount: Int { vectors.count }

  private var shelf = DocumentShelf()
  private var words: BM25Index
  private var vectors: VectorIndex

  /// Creates an empty index.
  ///
  /// - Parameters:
  ///   - dimension: The components of the vectors, at least 1.
  ///   - tokenizer: Reads chunks and queries.
  /// - Throws: ``RetrievalError/invalidSetting(name:value:allowed:)``.
  public init(dimension: Int, tokenizer: Tokenizer = Tokenizer()) throws(RetrievalError) {
    vectors = try VectorIndex(dimension: dimension)
    words = BM25Index(tokenizer: tokenizer)
  }

  /// Whether chunks of a document are in the index.
  public func contains(_ document: DocumentID) -> Bool { shelf.contains(document) }

  /// Adds a chunk: its words with those of its headings, and its vector where it has one. A chunk without is still
  /// found by words. Where it throws, the index stays as it was.
  ///
  /// - Parameter facts: What the chunk's document is filtered by; the same for all chunks of a document.
  /// - Throws: ``RetrievalError`` for a chunk that is there already, other facts, an unfit vector, a full index.
  public mutating func add(
    _ chunk: Chunk, facts: KnowledgeFacts, vector: [Float]? = nil
  ) throws(RetrievalError) {
    try shelf.check(chunk.id, facts)
    // In this order, so that nothing has changed yet where something throws.
    if let vector { try vectors.set(vector, slot: words.slotCount) }
    let slot: Int
    do {
      slot = try words.add(chunk.textInContext)
    } catch {
      vectors.remove(slot: words.slotCount)
      throw error
    }
    shelf.put(chunk.id, facts, slot: slot)
  }

  /// Removes all chunks of a document.
  ///
  /// - Returns: How many there were.
  @discardableResult
  public mutating func remove(_ document: DocumentID) -> Int {
    let slots = shelf.take(document)
    for slot in slots {
      words.remove(slot: slot)
      vectors.remove(slot: slot)
    }
    compactIfWorthwhile()
    return slots.count
  }

  /// Once a fifth of the slots is empty: so that each removal pays for its share, however many there are.
  private mutating func compactIfWorthwhile() {
    let empty = words.slotCount - words.count
    guard empty > 64, empty * 5 > words.slotCount else { return }
    let moved = words.compact()
    vectors.renumber(moved)
    shelf.renumber(moved, count: words.slotCount)
  }

  /// Finds chunks.
  ///
  /// - Parameters:
  ///   - query: What to look for, in words.
  ///   - vector: The query's embedding; without it words alone are searched.
  ///   - filter: What may be found.
  ///   - settings: Depth, weights, and how many.
  /// - Returns: Hits, the best first; the same for the same contents, in whatever order those were added.
  /// - Throws: ``RetrievalError`` for an unfit vector.
  public func search(
    _ query: String, vector: [Float]? = nil, filter: KnowledgeFilter = .everything,
    settings: SearchSettings = .usual
  ) throws(RetrievalError) -> [SearchHit] {
    let admitted = shelf.admitted(by: filter)
    let precedes = { (left: Int, right: Int) in shelf.name(of: left) < shelf.name(of: right) }
    var byWords: [Scored] = []
    var byVectors: [Scored] = []
    if settings.wordWeight > 0 {
      byWords = words.search(
        query, limit: settings.depth, parameters: settings.bm25, admitted: admitted, precedes: precedes)
    }
    if let vector, settings.vectorWeight > 0 {
      byVectors = try vectors.search(vector, limit: settings.depth, admitted: admitted, precedes: precedes)
    }
    let fused = settings.fusion.fuse(
      [
        .init(byWords.map(\.slot), weight: settings.wordWeight),
        .init(byVectors.map(\.slot), weight: settings.vectorWeight),
      ], precedes: precedes)
    let parts = (words: Self.parts(byWords), vectors: Self.parts(byVectors))
    return fused.prefix(settings.limit).map { slot, score in
      SearchHit(
        chunk: shelf.name(of: slot), score: score, words: parts.words[slot], vectors: parts.vectors[slot])
    }
  }

  private static func parts(_ ranking: [Scored]) -> [Int: SearchHit.Part] {
    var parts: [Int: SearchHit.Part] = [:]
    for (index, item) in ranking.enumerated() {
      parts[item.slot] = SearchHit.Part(rank: index + 1, score: item.score)
    }
    return parts
  }
}
