import LanguageModels
import Persistence
import Retrieval

/// The knowledge base in memory for searching, kept in step with its store.
///
/// Scans run on this actor, about 10 ms at 100,000 chunks; reading the store and embedding do not.
public actor KnowledgeIndex {
  private let store: any KnowledgeStore
  private let embedding: (any TextEmbedding)?
  private var index: HybridIndex
  private var entries: [DocumentID: KnowledgeEntry] = [:]
  private var revision: Int?

  /// Creates an index that is empty until it is refreshed.
  ///
  /// - Parameter embedding: Makes the query's vectors; documents with those of another model are found by words alone.
  public init(store: any KnowledgeStore, embedding: (any TextEmbedding)?) throws {
    self.store = store
    self.embedding = embedding
    index = try HybridIndex(dimension: max(1, embedding?.dimension ?? 1))
  }

  /// How many chunks are searched, and how many of them have vectors of the model in use.
  public var counts: (chunks: Int, vectors: Int) { (index.count, index.vectorCount) }

  /// Takes in what changed in the store since the last time; costs next to nothing where nothing did.
  ///
  /// - Throws: `StoreError`, `CancellationError`; what was taken in by then stays.
  public func refresh() async throws {
    let latest = try await store.revision()
    guard latest != revision else { return }
    let current = Dictionary(uniqueKeysWithValues: try await store.entries(.everything).map { ($0.id, $0) })
    for (id, entry) in entries where current[id] != entry { drop(id) }
    for entry in current.values.sorted(by: KnowledgeEntry.isListedBefore) where entries[entry.id] == nil {
      try Task.checkCancellation()
      try take(entry, try await store.chunks(of: entry.id))
    }
    revision = latest
  }

  private func drop(_ id: DocumentID) {
    entries[id] = nil
    index.remove(id)
  }

  /// Another refresh may have come first while this one waited for the store.
  private func take(_ entry: KnowledgeEntry, _ chunks: [StoredChunk]) throws {
    guard entries[entry.id] == nil else { return }
    let isFresh = isFresh(entry)
    do {
      for stored in chunks {
        try index.add(stored.chunk, facts: entry.facts, vector: isFresh ? stored.vector : nil)
      }
    } catch {
      index.remove(entry.id)
      throw error
    }
    entries[entry.id] = entry
  }

  private func isFresh(_ entry: KnowledgeEntry) -> Bool {
    entry.embedding != nil && entry.embedding == embedding.map(EmbeddingStamp.init)
  }

  /// Finds chunks, after a ``refresh()``.
  ///
  /// - Throws: ``KnowledgeFault/noEmbedding`` where the settings leave out words and there is no model; `StoreError`,
  ///   `RetrievalError`, what the embedding throws.
  public func search(
    _ query: String, filter: KnowledgeFilter = .everything, settings: SearchSettings = .usual
  ) async throws -> KnowledgeAnswer {
    if settings.wordWeight == 0, embedding == nil { throw KnowledgeFault.noEmbedding }
    try await refresh()
    var vector: [Float]?
    if settings.vectorWeight > 0, index.vectorCount > 0 { vector = try await embedding?.embed([query]).first }
    let found = try index.search(query, vector: vector, filter: filter, settings: settings)
    let known = entries
    let chunks = try await store.chunks(found.map(\.chunk))
    let hits = found.compactMap { hit -> KnowledgeHit? in
      // One that was removed meanwhile is not told of.
      guard let stored = chunks[hit.chunk], let entry = known[hit.chunk.document] else { return nil }
      return KnowledgeHit(
        chunk: stored.chunk, page: stored.page, title: entry.title, source: entry.source, facts: entry.facts,
        hit: hit)
    }
    let without = known.values.count { filter.admits($0.facts) && !isFresh($0) }
    return KnowledgeAnswer(hits: hits, usedVectors: vector != nil, documentsWithoutVectors: without)
  }
}
