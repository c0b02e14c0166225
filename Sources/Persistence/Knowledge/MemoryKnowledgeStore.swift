import Retrieval
import SessionModel

/// A store that lasts as long as this object. Nothing slow runs on this actor.
public actor MemoryKnowledgeStore: KnowledgeStore {
  private struct Held: Sendable {
    let document: KnowledgeDocument
    var entry: KnowledgeEntry
    var chunks: [StoredChunk]
  }

  private var held: [DocumentID: Held] = [:]
  private var changes = 0

  /// Creates an empty store.
  public init() {}

  /// Keeps documents, all or none.
  public func put(_ documents: [NewDocument], at time: WallTime) throws -> [KnowledgePutOutcome] {
    try Task.checkCancellation()
    var next = held
    let outcomes = try documents.map { try Self.put($0, at: time, into: &next) }
    guard outcomes.contains(.added) else { return outcomes }
    held = next
    changes += 1
    return outcomes
  }

  private static func put(
    _ new: NewDocument, at time: WallTime, into held: inout [DocumentID: Held]
  ) throws(StoreError) -> KnowledgePutOutcome {
    try new.check()
    let document = new.document
    if held.values.contains(where: { $0.entry.contentHash == new.contentHash }) { return .unchanged }
    guard held[document.id] == nil else { throw .nameTaken(document.id) }
    if let other = held.values.first(where: { $0.entry.facts.isSameRubric(as: document.facts) }) {
      throw .rubricTaken(version: document.facts.version, by: other.entry.id)
    }
    let entry = KnowledgeEntry(
      id: document.id, facts: document.facts, title: document.title, source: document.source,
      contentHash: new.contentHash, createdAt: time, chunkCount: new.chunks.count, embedding: new.embedding)
    held[document.id] = Held(document: document, entry: entry, chunks: new.chunks)
    return .added
  }

  /// Replaces all vectors of a document.
  public func setVectors(_ vectors: [[Float]?], of id: DocumentID, by stamp: EmbeddingStamp) throws -> Bool {
    try Task.checkCancellation()
    guard var found = held[id] else { return false }
    try vectors.check(for: id, chunkCount: found.chunks.count, stamp)
    found.chunks = zip(found.chunks, vectors).map { StoredChunk($0.chunk, page: $0.page, vector: $1) }
    found.entry = found.entry.embedded(by: stamp)
    held[id] = found
    changes += 1
    return true
  }

  /// The documents that a filter lets through.
  public func entries(_ filter: KnowledgeFilter) -> [KnowledgeEntry] {
    held.values.map(\.entry).filter { filter.admits($0.facts) }.sorted(by: KnowledgeEntry.isListedBefore)
  }

  /// What there is to say of one document.
  public func entry(_ id: DocumentID) -> KnowledgeEntry? { held[id]?.entry }

  /// A document; nil where there is none.
  public func document(_ id: DocumentID) -> KnowledgeDocument? { held[id]?.document }

  /// A document's chunks in order.
  public func chunks(of document: DocumentID) -> [StoredChunk] { held[document]?.chunks ?? [] }

  /// Chunks by name.
  public func chunks(_ ids: [ChunkID]) -> [ChunkID: StoredChunk] {
    var found: [ChunkID: StoredChunk] = [:]
    for id in ids {
      guard let chunks = held[id.document]?.chunks, chunks.indices.contains(id.ordinal) else { continue }
      found[id] = chunks[id.ordinal]
    }
    return found
  }

  /// Removes a document with its chunks.
  public func remove(_ document: DocumentID) throws -> Bool {
    try Task.checkCancellation()
    guard held.removeValue(forKey: document) != nil else { return false }
    changes += 1
    return true
  }

  /// A number that changes with what is kept.
  public func revision() -> Int { changes }
}

extension KnowledgeEntry {
  fileprivate func embedded(by stamp: EmbeddingStamp) -> KnowledgeEntry {
    KnowledgeEntry(
      id: id, facts: facts, title: title, source: source, contentHash: contentHash, createdAt: createdAt,
      chunkCount: chunkCount, embedding: stamp)
  }
}

extension KnowledgeFacts {
  fileprivate func isSameRubric(as other: KnowledgeFacts) -> Bool {
    bucket == .rubric && other.bucket == .rubric && role == other.role && level == other.level
      && version == other.version
  }
}

extension [[Float]?] {
  /// Refuses vectors that are not one for each chunk, or do not fit their stamp.
  ///
  /// - Throws: ``StoreError/unfit(_:why:)``.
  public func check(
    for document: DocumentID, chunkCount: Int, _ stamp: EmbeddingStamp
  ) throws(StoreError) {
    guard count == chunkCount else {
      throw .unfit(document, why: "it has \(chunkCount) chunks, and \(count) vectors were given")
    }
    for (ordinal, vector) in enumerated() {
      guard let vector, let why = EmbeddingStamp?.some(stamp).fault(in: vector) else { continue }
      throw .unfit(document, why: "the vector of chunk \(ordinal) \(why)")
    }
  }
}
