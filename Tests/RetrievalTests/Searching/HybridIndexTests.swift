import Retrieval
import Testing

@Suite("The hybrid index")
struct HybridIndexTests {
  private let facts = KnowledgeFacts(bucket: .question, version: "1.0")

  private func index() throws -> HybridIndex {
    var index = try HybridIndex(dimension: 2)
    try index.add(Chunk("indexes and queries", document: "a"), facts: facts, vector: [1, 0])
    try index.add(Chunk("queries", document: "b"), facts: facts, vector: [0, 1])
    try index.add(Chunk("people without a vector, and queries", document: "c"), facts: facts)
    return index
  }

  @Test("tells each part's rank and score")
  func parts() throws {
    let hits = try index().search("query", vector: [1, 0])
    let byName = Dictionary(uniqueKeysWithValues: hits.map { ($0.chunk.document.rawValue, $0) })
    #expect(byName["b"]?.words?.rank == 1)
    #expect(byName["a"]?.words?.rank == 2)
    #expect(byName["a"]?.vectors?.rank == 1)
    #expect(abs((byName["a"]?.vectors?.score ?? 0) - 1) < 1e-6)
    #expect(byName["c"]?.words?.rank == 3)
    #expect(byName["c"]?.vectors == nil)
    #expect(abs((byName["a"]?.score ?? 0) - (1.0 / 62 + 1.0 / 61)) < 1e-12)
    #expect(hits.map(\.chunk.document.rawValue) == ["a", "b", "c"])
  }

  @Test("leaves a part out that weighs nothing, and vectors where the query has none")
  func switchedOff() throws {
    let index = try index()
    let words = try index.search(
      "indexes", vector: [0, 1], settings: SearchSettings(limit: 5, vectorWeight: 0))
    #expect(words.map(\.chunk.document.rawValue) == ["a"])
    #expect(words[0].vectors == nil)
    let vectors = try index.search(
      "indexes", vector: [0, 1], settings: SearchSettings(limit: 5, wordWeight: 0))
    #expect(vectors.map(\.chunk.document.rawValue) == ["b", "a"])
    #expect(try index.search("indexes").map(\.chunk.document.rawValue) == ["a"])
    #expect(try index.search("the").isEmpty)
  }

  @Test("finds a chunk by its headings")
  func headings() throws {
    var index = try HybridIndex(dimension: 2)
    let text = "# Replication\n## Lag\nIt should be measured.\n## Cost\nIt should be known."
    for chunk in Chunker().chunks(of: KnowledgeDocument(text)) { try index.add(chunk, facts: facts) }
    #expect(try index.search("replication cost").first?.chunk.ordinal == 1)
  }

  @Test("refuses a chunk twice, other facts and unfit vectors, and stays as it was")
  func refuses() throws {
    var index = try index()
    let again = Chunk("queries", document: "a")
    #expect(throws: RetrievalError.duplicateChunk(again.id)) { try index.add(again, facts: facts) }
    let other = KnowledgeFacts(bucket: .policy, version: "1.0")
    #expect(throws: RetrievalError.differingFacts(again.id.document)) {
      try index.add(Chunk("x", document: "a", ordinal: 1), facts: other)
    }
    #expect(throws: RetrievalError.vectorWithoutDirection) {
      try index.add(Chunk("x", document: "d"), facts: facts, vector: [0, 0])
    }
    #expect(throws: RetrievalError.wrongDimension(expected: 2, found: 1)) {
      try index.search("x", vector: [1])
    }
    #expect(index.count == 3)
    #expect(index.vectorCount == 2)
    #expect(!index.contains(DocumentID(rawValue: "d")))
  }

  @Test("is a value: a copy keeps what the original loses")
  func value() throws {
    var index = try index()
    let copy = index
    #expect(index.remove(DocumentID(rawValue: "a")) == 1)
    #expect(index.remove(DocumentID(rawValue: "a")) == 0)
    #expect(try index.search("indexes", vector: [1, 0]).map(\.chunk.document.rawValue) == ["b"])
    #expect(try copy.search("indexes", vector: [1, 0]).count == 2)
  }

  @Test("tells settings that cannot be")
  func settings() {
    #expect(throws: RetrievalError.self) { try SearchSettings(limit: 0) }
    #expect(throws: RetrievalError.self) { try SearchSettings(limit: 1, depth: 0) }
    #expect(throws: RetrievalError.self) { try SearchSettings(limit: 1, wordWeight: -1) }
    #expect(throws: RetrievalError.self) { try SearchSettings(limit: 1, vectorWeight: .nan) }
  }
}
