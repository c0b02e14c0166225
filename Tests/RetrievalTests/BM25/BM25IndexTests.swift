import Retrieval
import Testing

@Suite("BM25")
struct BM25IndexTests {
  private let words = Tokenizer(stopWords: [], stems: false)

  private func index(_ texts: [String]) throws -> BM25Index {
    var index = BM25Index(tokenizer: words)
    for text in texts { try index.add(text) }
    return index
  }

  @Test("scores by the formula")
  func formula() throws {
    let found = try index(["a b", "a a b c", "c c"]).search("a", limit: 10)
    // N = 3, n = 2: ln(1 + 1.5 / 2.5) = 0.470004; average length 8/3; k1 = 1.5, b = 0.75.
    // "a b": 1 / (1 + 1.5 (0.25 + 0.75 · 2 / 2.6667)) = 0.450704; "a a b c": 2 / (2 + 1.5 · 1.375) = 0.492308.
    #expect(found.map(\.slot) == [1, 0])
    #expect(abs(found[0].score - 0.470004 * 0.492308) < 1e-5)
    #expect(abs(found[1].score - 0.470004 * 0.450704) < 1e-5)
  }

  @Test("counts a word as often as the query has it")
  func repeated() throws {
    let index = try index(["a b", "b c"])
    let once = index.search("a", limit: 1)[0].score
    #expect(index.search("a a", limit: 1)[0].score == 2 * once)
  }

  @Test("ranks equals by their slot, and takes the caller's order instead")
  func ties() throws {
    let index = try index(Array(repeating: "same", count: 50))
    #expect(index.search("same", limit: 3).map(\.slot) == [0, 1, 2])
    #expect(index.search("same", limit: 3, precedes: >).map(\.slot) == [49, 48, 47])
  }

  @Test("finds nothing for nothing")
  func nothing() throws {
    #expect(try index([]).search("a", limit: 10).isEmpty)
    #expect(try index(["a"]).search("", limit: 10).isEmpty)
    #expect(try index(["a"]).search("b", limit: 10).isEmpty)
    #expect(try index(["a"]).search("a", limit: 0).isEmpty)
    #expect(try index(["", "a"]).search("a", limit: 10).map(\.slot) == [1])
  }

  @Test("finds only what is admitted, with the same scores")
  func admitted() throws {
    let index = try index(["a b", "a", "a c"])
    let all = index.search("a", limit: 10)
    let some = index.search("a", limit: 10, admitted: [true, false, true])
    #expect(some == all.filter { $0.slot != 1 })
  }

  @Test("forgets what is removed, before and after it compacts")
  func removal() throws {
    var index = try index(["a b", "a", "c"])
    index.remove(slot: 0)
    index.remove(slot: 0)
    index.remove(slot: 7)
    #expect(index.count == 2)
    #expect(index.search("a b", limit: 10).map(\.slot) == [1])
    #expect(index.compact() == [nil, 0, 1])
    #expect(index.search("a b", limit: 10).map(\.slot) == [0])
    #expect(index.search("b", limit: 10).isEmpty)
  }

  @Test("tells settings that cannot be", arguments: [(-1, 0.5), (.nan, 0.5), (1, -0.1), (1, 1.1), (1, .nan)])
  func parameters(k1: Float, b: Float) {
    #expect(throws: RetrievalError.self) { try BM25Parameters(k1: k1, b: b) }
  }
}
