import Persistence
import Retrieval
import SessionModel
import Synchronization

/// A store whose readers of chunks wait for each other, so that work on it is sure to overlap.
final class MeetingStore: KnowledgeStore {
  private struct Meeting {
    var missing: Int
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private let store: MemoryKnowledgeStore
  private let meeting: Mutex<Meeting>

  /// - Parameter readers: So many have to come before the first of them goes on; after that none waits.
  init(_ store: MemoryKnowledgeStore, readers: Int) {
    self.store = store
    meeting = Mutex(Meeting(missing: readers))
  }

  func chunks(of document: DocumentID) async -> [StoredChunk] {
    await withCheckedContinuation { continuation in
      let free = meeting.withLock { meeting -> [CheckedContinuation<Void, Never>] in
        meeting.missing -= 1
        meeting.waiting.append(continuation)
        guard meeting.missing <= 0 else { return [] }
        defer { meeting.waiting = [] }
        return meeting.waiting
      }
      for continuation in free { continuation.resume() }
    }
    return await store.chunks(of: document)
  }

  func put(_ documents: [NewDocument], at time: WallTime) async throws -> [KnowledgePutOutcome] {
    try await store.put(documents, at: time)
  }

  func setVectors(_ vectors: [[Float]?], of document: DocumentID, by stamp: EmbeddingStamp) async throws
    -> Bool
  {
    try await store.setVectors(vectors, of: document, by: stamp)
  }

  func entries(_ filter: KnowledgeFilter) async -> [KnowledgeEntry] { await store.entries(filter) }
  func entry(_ id: DocumentID) async -> KnowledgeEntry? { await store.entry(id) }
  func document(_ id: DocumentID) async -> KnowledgeDocument? { await store.document(id) }
  func chunks(_ ids: [ChunkID]) async -> [ChunkID: StoredChunk] { await store.chunks(ids) }
  func remove(_ document: DocumentID) async throws -> Bool { try await store.remove(document) }
  func revision() async -> Int { await store.revision() }
}
