import Persistence
import Retrieval
import SessionModel

/// Blobs that fail as they are told; else those of another store.
struct TroubledBlobs: BlobStore {
  let blobs: any BlobStore
  let trouble: Trouble

  private func sound() throws -> any BlobStore {
    try trouble.check()
    return blobs
  }

  func put(_ key: BlobKey, _ chunks: ByteChunks, atMost most: Int) async throws -> BlobPutOutcome {
    try await sound().put(key, chunks, atMost: most)
  }

  func byteCount(of key: BlobKey) async throws -> Int? { try await sound().byteCount(of: key) }

  func read(_ key: BlobKey, _ range: Range<Int>?) async throws -> BlobReading? {
    try await sound().read(key, range)
  }

  func keys(in folder: BlobFolder, after key: BlobKey?, limit: Int) async throws -> [BlobKey] {
    try await sound().keys(in: folder, after: key, limit: limit)
  }

  func remove(_ key: BlobKey) async throws -> Bool { try await sound().remove(key) }

  func removeAll(in folder: BlobFolder) async throws -> Int { try await sound().removeAll(in: folder) }
}

/// A knowledge base that fails as it is told; else one in memory.
struct TroubledKnowledge: KnowledgeStore {
  let store: MemoryKnowledgeStore
  let trouble: Trouble

  private func sound() throws -> MemoryKnowledgeStore {
    try trouble.check()
    return store
  }

  func put(_ documents: [NewDocument], at time: WallTime) async throws -> [KnowledgePutOutcome] {
    try await sound().put(documents, at: time)
  }

  func setVectors(
    _ vectors: [[Float]?], of document: DocumentID, by stamp: EmbeddingStamp
  ) async throws -> Bool {
    try await sound().setVectors(vectors, of: document, by: stamp)
  }

  func entries(_ filter: KnowledgeFilter) async throws -> [KnowledgeEntry] {
    try await sound().entries(filter)
  }

  func entry(_ id: DocumentID) async throws -> KnowledgeEntry? { try await sound().entry(id) }

  func document(_ id: DocumentID) async throws -> KnowledgeDocument? { try await sound().document(id) }

  func chunks(of document: DocumentID) async throws -> [StoredChunk] {
    try await sound().chunks(of: document)
  }

  func chunks(_ ids: [ChunkID]) async throws -> [ChunkID: StoredChunk] { try await sound().chunks(ids) }

  func remove(_ document: DocumentID) async throws -> Bool { try await sound().remove(document) }

  func revision() async throws -> Int { try await sound().revision() }
}
