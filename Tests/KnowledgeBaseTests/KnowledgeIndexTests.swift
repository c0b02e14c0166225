import LanguageModels
import Persistence
import Retrieval
import SessionModel
import TestSupport
import Testing

@testable import KnowledgeBase

@Suite("Searching the knowledge base")
struct KnowledgeIndexTests {
  private let store = MemoryKnowledgeStore()

  @discardableResult
  private func ingest(
    _ text: String, _ options: DocumentOptions = DocumentOptions(), by model: WordEmbedding? = nil
  ) async throws -> DocumentID {
    let ingest = KnowledgeIngest(store: store, embedding: model, now: { WallTime(microseconds: 1) })
    let source = KnowledgeSource(name: "note.md", form: .markdown, content: Array(text.utf8))
    return try await ingest.ingest(source, options)[0].id
  }

  @Test("A hit has its text, its place, and each part's rank and score")
  func hits() async throws {
    let model = WordEmbedding()
    try await ingest("# Storage\n\n## Shards\n\nSplit the database by customer.", by: model)
    try await ingest("# Food\n\nThe kitchen closes at eight.", by: model)
    let index = try KnowledgeIndex(store: store, embedding: model)
    let answer = try await index.search("split the database by customer")
    let first = try #require(answer.hits.first)
    #expect(first.title == "Storage" && first.source == "note.md" && first.chunk.place.lines.upperBound == 5)
    #expect(first.chunk.text.contains("Split the database"))
    #expect(first.hit.words?.rank == 1 && first.hit.vectors?.rank == 1)
    #expect(try #require(first.hit.words?.score) > 0)
    #expect(try #require(first.hit.vectors?.score) > 0.5)
    #expect(answer.usedVectors && answer.documentsWithoutVectors == 0 && answer.hits.count == 2)
    #expect(answer.hits[1].hit.words == nil && answer.hits[1].hit.vectors?.rank == 2)
  }

  @Test("Each part can be used alone")
  func parts() async throws {
    let model = WordEmbedding()
    try await ingest("Split the database.", by: model)
    let index = try KnowledgeIndex(store: store, embedding: model)
    let words = try await index.search("database", settings: SearchSettings(limit: 5, vectorWeight: 0))
    #expect(words.hits.count == 1 && words.hits[0].hit.vectors == nil && !words.usedVectors)
    let vectors = try await index.search("database", settings: SearchSettings(limit: 5, wordWeight: 0))
    #expect(vectors.hits.count == 1 && vectors.hits[0].hit.words == nil && vectors.usedVectors)
  }

  @Test("Without a model words are searched; vectors alone are refused")
  func noModel() async throws {
    try await ingest("Split the database.", by: WordEmbedding())
    let index = try KnowledgeIndex(store: store, embedding: nil)
    let answer = try await index.search("database")
    #expect(answer.hits.count == 1 && !answer.usedVectors && answer.documentsWithoutVectors == 1)
    await #expect(throws: KnowledgeFault.noEmbedding) {
      try await index.search("database", settings: SearchSettings(limit: 5, wordWeight: 0))
    }
  }

  @Test("Vectors of another model are not compared; the document is found by words and counted")
  func staleVectors() async throws {
    try await ingest("Split the database.", by: WordEmbedding(version: "1"))
    let model = WordEmbedding(version: "2", dimension: 8)
    let index = try KnowledgeIndex(store: store, embedding: model)
    let before = try await index.search("database")
    #expect(before.hits.count == 1 && !before.usedVectors && before.documentsWithoutVectors == 1)
    let ingest = KnowledgeIngest(store: store, embedding: model, now: { WallTime(microseconds: 1) })
    #expect(try await ingest.renewVectors() == 1)
    let after = try await index.search("database")
    #expect(after.usedVectors && after.documentsWithoutVectors == 0 && after.hits[0].hit.vectors != nil)
  }

  @Test("The index follows its store: what is added is found, what is removed is not")
  func follows() async throws {
    let index = try KnowledgeIndex(store: store, embedding: nil)
    #expect(try await index.search("database").hits.isEmpty)
    let id = try await ingest("Split the database.")
    #expect(try await index.search("database").hits.map(\.chunk.id.document) == [id])
    try await ingest("Another database.")
    #expect(try await index.search("database").hits.count == 2)
    #expect(try await store.remove(id))
    #expect(try await index.search("database").hits.count == 1)
    #expect(await index.counts.chunks == 1)
  }

  @Test("Many searches while documents come and go: each sees whole documents")
  func atOnce() async throws {
    let index = try KnowledgeIndex(store: store, embedding: nil)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<20 {
        group.addTask { try await ingest("Database number \(number).") }
        group.addTask { _ = try await index.search("database") }
      }
      try await group.waitForAll()
    }
    #expect(try await index.search("database", settings: SearchSettings(limit: 50)).hits.count == 20)
    #expect(await index.counts.chunks == 20)
  }

  @Test("Two refreshes at the same moment take a document once")
  func refreshedTwice() async throws {
    try await ingest("Split the database.")
    let index = try KnowledgeIndex(store: MeetingStore(store, readers: 2), embedding: nil)
    async let one: Void = index.refresh()
    async let two: Void = index.refresh()
    _ = try await (one, two)
    #expect(await index.counts.chunks == 1)
  }

  @Test("Filters by role, level, bucket and version")
  func filters() async throws {
    try await ingest(
      "Database one.", DocumentOptions(bucket: .company, role: "a", level: "mid", version: "1"))
    try await ingest("Database two.", DocumentOptions(bucket: .policy, role: "b", level: "mid", version: "2"))
    try await ingest("Database three.", DocumentOptions(bucket: .policy, version: "3"))
    let index = try KnowledgeIndex(store: store, embedding: nil)
    let cases: [(KnowledgeFilter, Set<String>)] = [
      (KnowledgeFilter(role: "a"), ["one", "three"]), (KnowledgeFilter(level: "senior"), ["three"]),
      (KnowledgeFilter(buckets: [.policy]), ["two", "three"]), (KnowledgeFilter(version: "2"), ["two"]),
    ]
    for (filter, expected) in cases {
      let found = try await index.search("database", filter: filter).hits.map(\.chunk.text)
      #expect(Set(found) == Set(expected.map { "Database \($0)." }))
    }
  }
}
