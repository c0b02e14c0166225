import Retrieval

/// The model that made a document's vectors, and their size.
public struct EmbeddingStamp: Hashable, Sendable {
  /// The model's name and its version.
  public let name, version: String
  /// How many numbers a vector has, at least 1.
  public let dimension: Int

  /// Creates a stamp.
  public init(name: String, version: String, dimension: Int) {
    self.name = name
    self.version = version
    self.dimension = dimension
  }
}

/// A chunk as it is kept.
public struct StoredChunk: Hashable, Sendable {
  /// The chunk.
  public let chunk: Chunk
  /// The page that it begins on, from 1; nil where the source has no pages.
  public let page: Int?
  /// Its vector; nil where it has none.
  public let vector: [Float]?

  /// Creates a chunk to keep.
  public init(_ chunk: Chunk, page: Int? = nil, vector: [Float]? = nil) {
    self.chunk = chunk
    self.page = page
    self.vector = vector
  }
}

/// A document that is to be kept, with all that belongs to it.
public struct NewDocument: Hashable, Sendable {
  /// The document.
  public let document: KnowledgeDocument
  /// A hash of everything that makes it this document; its name is derived from it.
  public let contentHash: String
  /// Its chunks, all of them and in order.
  public let chunks: [StoredChunk]
  /// What made the chunks' vectors; nil where they have none.
  public let embedding: EmbeddingStamp?

  /// Creates a document to keep.
  public init(
    _ document: KnowledgeDocument, contentHash: String, chunks: [StoredChunk],
    embedding: EmbeddingStamp? = nil
  ) {
    self.document = document
    self.contentHash = contentHash
    self.chunks = chunks
    self.embedding = embedding
  }

  /// Refuses what no store may keep: no chunk, chunks of another document or out of order, places outside the
  /// text, vectors of another size or without a model.
  ///
  /// - Throws: ``StoreError/unfit(_:why:)``.
  public func check() throws(StoreError) {
    guard !chunks.isEmpty else { throw unfit("it has no text") }
    let size = document.text.utf8.count
    for (ordinal, stored) in chunks.enumerated() {
      let chunk = stored.chunk
      guard chunk.id == ChunkID(document: document.id, ordinal: ordinal) else {
        throw unfit("its chunk \(ordinal) is named \(chunk.id)")
      }
      guard !chunk.text.isEmpty, chunk.place.bytes.upperBound <= size else {
        throw unfit("chunk \(ordinal) does not stand in its text")
      }
      if let vector = stored.vector { try check(vector, ordinal, embedding) }
    }
  }

  private func check(_ vector: [Float], _ ordinal: Int, _ stamp: EmbeddingStamp?) throws(StoreError) {
    if let why = stamp.fault(in: vector) { throw unfit("the vector of chunk \(ordinal) \(why)") }
  }

  private func unfit(_ why: String) -> StoreError { .unfit(document.id, why: why) }
}

extension EmbeddingStamp? {
  /// Why a vector cannot be kept under this stamp; nil where it can.
  public func fault(in vector: [Float]) -> String? {
    guard let self else { return "names no model" }
    if vector.count != self.dimension { return "has \(vector.count) numbers, not \(self.dimension)" }
    return vector.allSatisfy(\.isFinite) ? nil : "is not finite"
  }
}
