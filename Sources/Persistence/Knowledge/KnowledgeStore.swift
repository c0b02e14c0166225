import Retrieval
import SessionModel

/// Keeps the documents of the knowledge base with their chunks and vectors.
///
/// Each method is one transaction: it happens whole or not at all, whoever else reads or writes. All throw
/// ``StoreError``, or `CancellationError` before anything changed.
public protocol KnowledgeStore: Sendable {
  /// Keeps documents, all or none.
  ///
  /// A document whose content hash is there already, or came earlier in `documents`, changes nothing. One
  /// with other content stands beside those of the same title or source; only of rubrics there is one for
  /// each role, level and version, because a result names its rubric by these.
  ///
  /// - Returns: What became of each, in order.
  func put(_ documents: [NewDocument], at time: WallTime) async throws -> [KnowledgePutOutcome]

  /// Replaces all vectors of a document: one for each chunk, nil for none.
  ///
  /// - Returns: False where there is no such document.
  func setVectors(_ vectors: [[Float]?], of document: DocumentID, by stamp: EmbeddingStamp) async throws
    -> Bool

  /// The documents that a filter lets through, in the order of ``KnowledgeEntry/isListedBefore(_:_:)``.
  func entries(_ filter: KnowledgeFilter) async throws -> [KnowledgeEntry]

  /// What there is to say of one document; nil where there is none.
  func entry(_ id: DocumentID) async throws -> KnowledgeEntry?

  /// A document; nil where there is none.
  func document(_ id: DocumentID) async throws -> KnowledgeDocument?

  /// A document's chunks in order; none where there is no such document.
  func chunks(of document: DocumentID) async throws -> [StoredChunk]

  /// Chunks by name; those that are not there are left out.
  func chunks(_ ids: [ChunkID]) async throws -> [ChunkID: StoredChunk]

  /// Removes a document with its chunks.
  ///
  /// - Returns: False where there was none.
  func remove(_ document: DocumentID) async throws -> Bool

  /// A number that is another one after every change of what is kept, by whomever.
  func revision() async throws -> Int
}

/// What became of a document that was put.
public enum KnowledgePutOutcome: Hashable, Sendable {
  /// It is kept now.
  case added
  /// It was there before.
  case unchanged
}
