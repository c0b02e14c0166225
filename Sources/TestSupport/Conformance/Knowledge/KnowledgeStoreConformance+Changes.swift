import Persistence
import Retrieval
import SessionModel

extension KnowledgeStoreConformance {
  private static let time = WallTime(microseconds: 5)

  func unfitDocuments(_ store: any KnowledgeStore) async throws {
    let good = KnowledgeSamples.document("a")
    let id = good.document.id
    func with(_ chunks: [StoredChunk], _ stamp: EmbeddingStamp? = KnowledgeSamples.stamp) -> NewDocument {
      NewDocument(good.document, contentHash: good.contentHash, chunks: chunks, embedding: stamp)
    }
    func vector(_ vector: [Float]) -> [StoredChunk] { [StoredChunk(good.chunks[0].chunk, vector: vector)] }
    let outside = Chunk(
      id: ChunkID(document: id, ordinal: 0), text: "x", headingPath: [], headingsInText: 0,
      place: SourcePlace(lines: 1...1, bytes: 0..<1_000_000))
    let unfit: [(NewDocument, String)] = [
      (with([]), "it has no text"), (with([good.chunks[1]]), "its chunk 0 is named \(id)#1"),
      (with([good.chunks[0], good.chunks[0]]), "its chunk 1 is named \(id)#0"),
      (with([StoredChunk(outside)]), "chunk 0 does not stand in its text"),
      (with(vector([1, 2])), "the vector of chunk 0 has 2 numbers, not 4"),
      (with(vector([1, 2, 3, .nan])), "the vector of chunk 0 is not finite"),
      (with(vector([1, 2, 3, 4]), nil), "the vector of chunk 0 names no model"),
    ]
    for (document, why) in unfit {
      try await refuses(.unfit(id, why: why)) { _ = try await store.put([document], at: Self.time) }
    }
    try await check(try await store.entries(.everything).isEmpty, "nothing is kept")
    let taken = NewDocument(
      good.document, contentHash: "another hash", chunks: good.chunks, embedding: good.embedding)
    _ = try await store.put([good], at: Self.time)
    try await refuses(.nameTaken(id)) { _ = try await store.put([taken], at: Self.time) }
  }

  func vectors(_ store: any KnowledgeStore) async throws {
    let new = KnowledgeSamples.document("a", embedding: nil)
    let id = new.document.id
    _ = try await store.put([new], at: Self.time)
    try await check(try await store.entry(id)?.embedding == nil, "it begins without vectors")
    let stamp = EmbeddingStamp(name: "other", version: "2", dimension: 2)
    let vectors: [[Float]?] = [[1, 0], nil, [0.5, -0.25]]
    try await check(try await store.setVectors(vectors, of: id, by: stamp), "vectors are set")
    try await check(try await store.entry(id)?.embedding == stamp, "the entry names their model")
    let chunks = try await store.chunks(of: id)
    try await check(chunks.map(\.vector) == vectors, "the chunks have them")
    try await check(chunks.map(\.chunk) == new.chunks.map(\.chunk), "nothing else has changed")
    let unknown = DocumentID(rawValue: "no")
    try await check(
      try await !store.setVectors(vectors, of: unknown, by: stamp), "an unknown document is told")
  }

  func unfitVectors(_ store: any KnowledgeStore) async throws {
    let new = KnowledgeSamples.document("a")
    let id = new.document.id
    _ = try await store.put([new], at: Self.time)
    let stamp = EmbeddingStamp(name: "other", version: "2", dimension: 2)
    try await refuses(.unfit(id, why: "it has 3 chunks, and 1 vectors were given")) {
      _ = try await store.setVectors([[1, 2]], of: id, by: stamp)
    }
    try await refuses(.unfit(id, why: "the vector of chunk 2 has 1 numbers, not 2")) {
      _ = try await store.setVectors([[1, 2], nil, [3]], of: id, by: stamp)
    }
    try await check(try await store.chunks(of: id) == new.chunks, "the vectors stay as they were")
    try await check(try await store.entry(id)?.embedding == new.embedding, "and so does their model")
  }

  func remove(_ store: any KnowledgeStore) async throws {
    let (first, second) = (KnowledgeSamples.document("a"), KnowledgeSamples.document("b"))
    _ = try await store.put([first, second], at: Self.time)
    try await check(try await store.remove(first.document.id), "it is removed")
    try await check(try await !store.remove(first.document.id), "once")
    try await check(try await store.document(first.document.id) == nil, "it is gone")
    try await check(try await store.chunks(of: first.document.id).isEmpty, "its chunks are gone")
    try await check(try await store.chunks(first.chunks.map(\.chunk.id)).isEmpty, "by name too")
    try await check(try await store.chunks(of: second.document.id) == second.chunks, "the other one stays")
    try await check(try await store.put([first], at: Self.time) == [.added], "it can come again")
  }

  func revisions(_ store: any KnowledgeStore) async throws {
    let new = KnowledgeSamples.document("a")
    var seen: [Int] = [try await store.revision()]
    func changes(_ isChange: Bool, _ work: () async throws -> Void) async throws {
      try await work()
      let revision = try await store.revision()
      try await check(seen.contains(revision) != isChange, "a change, and only that, makes a new number")
      seen.append(revision)
    }
    try await changes(true) { _ = try await store.put([new], at: Self.time) }
    try await changes(false) { _ = try await store.put([new], at: Self.time) }
    try await changes(false) { _ = try await store.put([], at: Self.time) }
    try await changes(true) {
      _ = try await store.setVectors([nil, nil, nil], of: new.document.id, by: KnowledgeSamples.stamp)
    }
    try await changes(true) { _ = try await store.remove(new.document.id) }
    try await changes(false) { _ = try await store.remove(new.document.id) }
  }

  func manyAtOnce(_ store: any KnowledgeStore) async throws {
    let outcomes = try await withThrowingTaskGroup(of: [KnowledgePutOutcome].self) { group in
      for number in 0..<40 {
        group.addTask { try await store.put([KnowledgeSamples.document("\(number / 4)")], at: Self.time) }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    try await check(outcomes.count { $0 == .added } == 10, "each content is added once")
    try await check(try await store.entries(.everything).count == 10, "all are there")
    try await check(try await store.revision() == 10, "and each made one change")
  }

  func cancellation(_ store: any KnowledgeStore) async throws {
    let (started, start) = AsyncStream<Void>.makeStream()
    let putting = Task {
      for await _ in started {}
      return try await store.put([KnowledgeSamples.document("a")], at: Self.time)
    }
    putting.cancel()
    start.finish()
    let outcome = await putting.result
    guard case .failure(let error) = outcome, error is CancellationError else {
      throw Breach(description: "\(rawValue): a cancelled put did not end in CancellationError")
    }
    try await check(try await store.entries(.everything).isEmpty, "nothing is kept")
    try await check(
      try await store.put([KnowledgeSamples.document("a")], at: Self.time) == [.added], "the store goes on")
  }
}
