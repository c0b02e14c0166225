import Testing

@testable import Embeddings

private struct Line: Decodable {
  let text: String
  let tokens: [Int32]
}

/// The golden is what `Benchmarks/Embeddings/compare.py goldens` writes.
@Suite(.enabled(if: RealModel.isThere, "the model is not in the cache; run \"make setup\""))
struct WordPieceGoldenTests {
  @Test("Hostile texts become the reference tokenizer's numbers")
  func golden() throws {
    let lines: [Line] = try EmbeddingsTests.golden(PackageResources.tokens_jsonl)
    #expect(lines.count >= 60)
    let tokenizer = try RealModel.tokenizer.get()
    for line in lines {
      #expect(tokenizer.tokens(of: line.text, atMost: .max) == line.tokens, "\(line.text.debugDescription)")
      let cut = Array(line.tokens.prefix(15)) + (line.tokens.count > 15 ? [102] : [])
      #expect(tokenizer.tokens(of: line.text, atMost: 16) == cut)
    }
  }
}
