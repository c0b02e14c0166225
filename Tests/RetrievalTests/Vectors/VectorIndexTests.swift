import Retrieval
import TestSupport
import Testing

@Suite("The vector index")
struct VectorIndexTests {
  private static func vector(_ generator: inout SeededGenerator, _ dimension: Int) -> [Float] {
    (0..<dimension).map { _ in Float.random(in: -2...2, using: &generator) }
  }

  private static func cosine(_ left: [Float], _ right: [Float]) -> Double {
    let product = zip(left, right).reduce(0.0) { $0 + Double($1.0) * Double($1.1) }
    let lengths = [left, right].map { $0.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot() }
    return product / (lengths[0] * lengths[1])
  }

  @Test(
    "agrees with cosines worked out one by one, also after removals",
    arguments: [(1, 1), (2, 7), (3, 8), (4, 9), (5, 16), (6, 23), (7, 384)])
  func reference(seed: UInt64, dimension: Int) throws {
    var generator = SeededGenerator(seed: seed)
    var index = try VectorIndex(dimension: dimension)
    // More than two blocks of rows.
    var vectors: [Int: [Float]] = [:]
    for slot in 0..<2_500 {
      vectors[slot] = Self.vector(&generator, dimension)
      try index.set(vectors[slot] ?? [], slot: slot)
    }
    for slot in 0..<2_500 where Int.random(in: 0..<2, using: &generator) == 0 {
      index.remove(slot: slot)
      vectors[slot] = nil
    }
    #expect(index.count == vectors.count)
    let query = Self.vector(&generator, dimension)
    let found = try index.search(query, limit: 3_000)
    #expect(Set(found.map(\.slot)) == Set(vectors.keys), "seed \(seed)")
    for item in found {
      let expected = Self.cosine(query, try #require(vectors[item.slot]))
      #expect(abs(Double(item.score) - expected) < 1e-5, "seed \(seed)")
    }
    #expect(found.map(\.score) == found.map(\.score).sorted(by: >), "seed \(seed)")
    #expect(try index.search(query, limit: 7) == Array(found.prefix(7)), "seed \(seed)")
  }

  @Test("removes everything, and takes it all again")
  func empties() throws {
    var index = try VectorIndex(dimension: 3)
    for round in 0..<3 {
      for slot in 0..<1_025 { try index.set([1, Float(slot), Float(round)], slot: slot) }
      for slot in (0..<1_025).reversed() { index.remove(slot: slot) }
      index.remove(slot: 3)
      #expect(try index.search([1, 0, 0], limit: 10).isEmpty)
    }
  }

  @Test("renumbers, replaces and filters")
  func slots() throws {
    var index = try VectorIndex(dimension: 2)
    for (slot, vector) in [[1, 0], [0, 1], [1, 1]].enumerated() {
      try index.set(vector.map(Float.init), slot: slot)
    }
    index.renumber([nil, 0, 1])
    #expect(try index.search([1, 0], limit: 5).map(\.slot) == [1, 0])
    try index.set([5, 0], slot: 0)
    #expect(try index.search([1, 0], limit: 5).map(\.slot) == [0, 1])
    #expect(try index.search([1, 0], limit: 5, admitted: [false, true]).map(\.slot) == [1])
  }

  @Test("refuses what has no direction or another dimension")
  func refuses() throws {
    var index = try VectorIndex(dimension: 2)
    for vector in [[0, 0], [.nan, 1], [.infinity, 1]] as [[Float]] {
      #expect(throws: RetrievalError.vectorWithoutDirection) { try index.set(vector, slot: 0) }
    }
    #expect(throws: RetrievalError.wrongDimension(expected: 2, found: 3)) {
      try index.set([1, 2, 3], slot: 0)
    }
    #expect(throws: RetrievalError.wrongDimension(expected: 2, found: 0)) {
      _ = try index.search([], limit: 1)
    }
    #expect(throws: RetrievalError.self) { try VectorIndex(dimension: 0) }
    #expect(index.count == 0)
    try index.set([1e-30, 1e-30], slot: 0)
    try index.set([3e38, 3e38], slot: 1)
    let scores = try index.search([1, 1], limit: 2).map(\.score)
    #expect(scores.allSatisfy { abs($0 - 1) < 1e-6 })
  }
}
