import Retrieval
import Testing

@Suite("Reciprocal rank fusion")
struct ReciprocalRankFusionTests {
  typealias Ranking = ReciprocalRankFusion.Ranking<String>

  @Test("adds up what hand reckoning does")
  func sums() {
    let fused = ReciprocalRankFusion.usual.fuse([Ranking(["a", "b"]), Ranking(["b", "c"])], precedes: <)
    #expect(fused.map(\.item) == ["b", "a", "c"])
    // What is missing from a ranking of two counts as third.
    let expected = [1.0 / 62 + 1.0 / 61, 1.0 / 61 + 1.0 / 63, 1.0 / 63 + 1.0 / 62]
    for (found, expected) in zip(fused, expected) { #expect(abs(found.score - expected) < 1e-15) }
  }

  @Test("weighs its rankings")
  func weights() throws {
    let fusion = try ReciprocalRankFusion(k: 0)
    let fused = fusion.fuse([Ranking(["a", "b"], weight: 1), Ranking(["b", "a"], weight: 3)], precedes: <)
    #expect(fused.map(\.item) == ["b", "a"])
    #expect(fused.map(\.score) == [3.5, 2.5])
  }

  @Test("a match by one word does not outweigh what a long ranking says")
  func shortRanking() {
    let long = (1...40).map { "m\($0)" }
    let fused = ReciprocalRankFusion.usual.fuse([Ranking(["m40"]), Ranking(long)], precedes: <)
    #expect(fused.first?.item == "m1")
    #expect(fused.last?.item == "m39")
  }

  @Test("a ranking that found nothing leaves the other as it is")
  func emptyRanking() {
    let fused = ReciprocalRankFusion.usual.fuse([Ranking([]), Ranking(["b", "a"])], precedes: <)
    #expect(fused.map(\.item) == ["b", "a"])
    #expect(fused.map(\.score) == [1.0 / 61, 1.0 / 62])
  }

  @Test("ranks equals in the given order, and nothing where there is nothing")
  func ties() {
    let fused = ReciprocalRankFusion.usual.fuse([Ranking(["b"]), Ranking(["a"])], precedes: <)
    #expect(fused.map(\.item) == ["a", "b"])
    #expect(ReciprocalRankFusion.usual.fuse([Ranking]([]), precedes: <).isEmpty)
  }

  @Test("refuses a k below 0", arguments: [-1, .nan, .infinity])
  func refuses(k: Double) {
    #expect(throws: RetrievalError.self) { try ReciprocalRankFusion(k: k) }
  }
}
