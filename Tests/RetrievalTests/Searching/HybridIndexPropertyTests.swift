import Retrieval
import TestSupport
import Testing

@Suite("For any comings and goings, the hybrid index")
struct HybridIndexPropertyTests {
  static let seeds: Range<UInt64> = 1..<31

  /// A document whose chunks, facts and vectors follow from its number.
  private struct Entry {
    let id: DocumentID
    let facts: KnowledgeFacts
    let chunks: [(chunk: Chunk, vector: [Float]?)]

    init(_ number: Int) {
      var generator = SeededGenerator(seed: UInt64(number) + 1_000)
      id = DocumentID(rawValue: "d\(number)")
      facts = KnowledgeFacts(
        bucket: KnowledgeBucket.allCases[number % 4], version: "\(number % 2)",
        role: number % 3 == 0 ? nil : "r\(number % 3)")
      chunks = (0..<Int.random(in: 1...4, using: &generator)).map { ordinal in
        let words = (0..<Int.random(in: 1...15, using: &generator)).map { _ in
          "w\(Int.random(in: 0..<10, using: &generator) * Int.random(in: 0..<10, using: &generator))"
        }
        let vector = (0..<5).map { _ in Float.random(in: -1...1, using: &generator) }
        return (
          Chunk(words.joined(separator: " "), document: "d\(number)", ordinal: ordinal),
          Int.random(in: 0..<4, using: &generator) == 0 ? nil : vector
        )
      }
    }

    func add(to index: inout HybridIndex) throws {
      for (chunk, vector) in chunks { try index.add(chunk, facts: facts, vector: vector) }
    }
  }

  @Test("answers like one that was built of what is left, in any order", arguments: seeds)
  func rebuild(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var index = try HybridIndex(dimension: 5)
    var present: Set<Int> = []
    for _ in 0..<500 {
      let number = Int.random(in: 0..<120, using: &generator)
      if present.remove(number) != nil {
        #expect(
          index.remove(DocumentID(rawValue: "d\(number)")) == Entry(number).chunks.count, "seed \(seed)")
      } else {
        try Entry(number).add(to: &index)
        present.insert(number)
      }
    }
    var rebuilt = try HybridIndex(dimension: 5)
    for number in present.shuffled(using: &generator) { try Entry(number).add(to: &rebuilt) }
    #expect(index.count == rebuilt.count, "seed \(seed)")
    #expect(index.vectorCount == rebuilt.vectorCount, "seed \(seed)")
    for _ in 0..<10 {
      let query = (0..<3).map { _ in "w\(Int.random(in: 0..<40, using: &generator))" }.joined(separator: " ")
      let vector = (0..<5).map { _ in Float.random(in: -1...1, using: &generator) }
      for filter in [
        KnowledgeFilter.everything, KnowledgeFilter(role: "r1", buckets: [.rubric], version: "0"),
      ] {
        let found = try index.search(query, vector: vector, filter: filter)
        #expect(found == (try rebuilt.search(query, vector: vector, filter: filter)), "seed \(seed)")
        for hit in found {
          let number = try #require(Int(hit.chunk.document.rawValue.dropFirst()))
          #expect(present.contains(number) && filter.admits(Entry(number).facts), "seed \(seed)")
        }
      }
    }
  }
}
