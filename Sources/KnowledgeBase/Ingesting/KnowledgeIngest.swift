import LanguageModels
import Persistence
import Retrieval
import SessionModel

/// Takes documents into a store: reads, checks, cuts, embeds and keeps them.
public struct KnowledgeIngest: Sendable {
  private let store: any KnowledgeStore
  private let embedder: ChunkEmbedder?
  private let now: @Sendable () -> WallTime
  private let chunker = Chunker()

  /// Creates an ingest.
  ///
  /// - Parameters:
  ///   - embedding: Makes the vectors; without, documents are found by their words alone.
  ///   - now: The calendar's clock.
  public init(
    store: any KnowledgeStore, embedding: (any TextEmbedding)?, now: @escaping @Sendable () -> WallTime
  ) {
    self.store = store
    embedder = embedding.map(ChunkEmbedder.init)
    self.now = now
  }

  /// Takes the documents of one source, all or none.
  ///
  /// What is there already is left as it is, except that vectors of another model are replaced.
  ///
  /// - Returns: What became of each document, in order.
  /// - Throws: ``KnowledgeFault``, `StoreError`, what the embedding throws, `CancellationError`.
  public func ingest(
    _ source: KnowledgeSource, _ options: DocumentOptions = DocumentOptions(),
    progress: (IngestProgress) -> Void = { _ in }
  ) async throws -> [IngestedDocument] {
    var plan = try await plan(try DocumentReader(source, options).documents())
    try await embed(&plan, progress)
    let kept = try await store.put(plan.compactMap { $0.new(stamp: embedder?.stamp) }, at: now())
    for item in plan where item.isStale {
      guard let stamp = embedder?.stamp else { continue }
      _ = try await store.setVectors(item.vectors, of: item.id, by: stamp)
    }
    var outcomes = kept.makeIterator()
    return plan.map { item in
      item.account(item.isNew ? outcomes.next() ?? .unchanged : .unchanged)
    }
  }

  /// Gives every document in the store vectors of the model in use, where it has none or those of another.
  ///
  /// - Returns: How many documents were given new ones; 0 without a model.
  /// - Throws: `StoreError`, what the embedding throws, `CancellationError`; what was done stays.
  public func renewVectors(progress: (IngestProgress) -> Void = { _ in }) async throws -> Int {
    guard let embedder else { return 0 }
    let stale = try await store.entries(.everything).filter { $0.embedding != embedder.stamp }
    let chunkCount = stale.reduce(0) { $0 + $1.chunkCount }
    var done = 0
    for entry in stale {
      let chunks = try await store.chunks(of: entry.id).map(\.chunk)
      let vectors = try await embedder.vectors(of: chunks) {
        progress(IngestProgress(chunksDone: done + $0, chunkCount: chunkCount))
      }
      if !chunks.isEmpty { _ = try await store.setVectors(vectors, of: entry.id, by: embedder.stamp) }
      done += entry.chunkCount
    }
    return stale.count
  }

  private func plan(_ documents: [ReadDocument]) async throws -> [PlannedDocument] {
    var plan: [PlannedDocument] = []
    for read in documents {
      if let entry = try await store.entry(read.document.id), entry.contentHash == read.contentHash {
        let isStale = embedder != nil && entry.embedding != embedder?.stamp
        let chunks = isStale ? try await store.chunks(of: entry.id) : []
        plan.append(PlannedDocument(read, chunks, count: entry.chunkCount, isNew: false))
      } else {
        let chunks = read.chunks(chunker).map { StoredChunk($0.chunk, page: $0.page) }
        plan.append(PlannedDocument(read, chunks, count: chunks.count, isNew: true))
      }
    }
    return plan
  }

  private func embed(_ plan: inout [PlannedDocument], _ progress: (IngestProgress) -> Void) async throws {
    guard let embedder else { return }
    let chunkCount = plan.reduce(0) { $0 + $1.chunks.count }
    var done = 0
    for index in plan.indices {
      plan[index].vectors = try await embedder.vectors(of: plan[index].chunks.map(\.chunk)) {
        progress(IngestProgress(chunksDone: done + $0, chunkCount: chunkCount))
      }
      done += plan[index].chunks.count
    }
  }
}

/// A document on its way into the store.
private struct PlannedDocument {
  let read: ReadDocument
  /// The chunks that are to be kept or embedded; none where nothing is to be done.
  let chunks: [StoredChunk]
  let chunkCount: Int
  let isNew: Bool
  var vectors: [[Float]?] = []

  init(_ read: ReadDocument, _ chunks: [StoredChunk], count: Int, isNew: Bool) {
    self.read = read
    self.chunks = chunks
    chunkCount = count
    self.isNew = isNew
  }

  var id: DocumentID { read.document.id }
  /// Whether it is there, with vectors of another model or none.
  var isStale: Bool { !isNew && !chunks.isEmpty }

  func new(stamp: EmbeddingStamp?) -> NewDocument? {
    guard isNew else { return nil }
    let embedded = chunks.enumerated().map { index, stored in
      StoredChunk(stored.chunk, page: stored.page, vector: index < vectors.count ? vectors[index] : nil)
    }
    return NewDocument(
      read.document, contentHash: read.contentHash, chunks: embedded, embedding: stamp)
  }

  func account(_ kept: KnowledgePutOutcome) -> IngestedDocument {
    IngestedDocument(
      id: id, facts: read.document.facts, title: read.document.title, chunkCount: chunkCount,
      outcome: kept == .added ? .added : isStale ? .embedded : .unchanged)
  }
}
