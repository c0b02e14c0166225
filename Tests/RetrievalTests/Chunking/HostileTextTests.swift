import Retrieval
import Testing

/// Megabytes of each sort: what is not linear in them does not come to an end.
@Suite("The chunker reads hostile text", .serialized)
struct HostileTextTests {
  private func chunks(_ unit: String, _ prefix: String = "", bytes: Int = 3_000_000) -> [Chunk] {
    let text = prefix + String(repeating: unit, count: bytes / unit.utf8.count)
    return Chunker().chunks(of: KnowledgeDocument(text))
  }

  @Test(
    "as bounded chunks",
    arguments: [
      "x", "word ", "a\n", "\r", "#", "# ", "\n#", "- ", "`", "```\n", "=", "=\n", "t\n==\n", ".", "A. ", "。",
      "\u{0}",
      "\u{301}", "👩‍👩‍👧", "\u{3000}x", "\u{FEFF}", "1", "'",
    ])
  func bounded(unit: String) {
    for chunk in chunks(unit) {
      #expect(chunk.text.utf8.count <= 20_000)
      if WordPieceEstimate.pieces(in: chunk.textInContext) > ChunkLimits.usual.maximumPieces {
        Issue.record("\(chunk.id) is too large")
        return
      }
    }
  }

  @Test("of 50 MB in one line without a space")
  func endlessLine() {
    let found = chunks("x", bytes: 50_000_000)
    #expect(found.reduce(0) { $0 + $1.text.utf8.count } == 50_000_000)
  }

  @Test("of 100,000 headings, each with its path")
  func headings() {
    let text = (0..<100_000).map { String(repeating: "#", count: 1 + $0 % 6) + " H\($0)\nText.\n" }.joined()
    let found = Chunker().chunks(of: KnowledgeDocument(text))
    #expect(found.count == 100_000)
    #expect(found[99_999].headingPath.last == "H99999")
    #expect(found.allSatisfy { $0.headingPath.count <= 6 })
  }

  @Test("under one endless heading, of which the path keeps the beginning")
  func endlessHeading() {
    let found = chunks("heading ", "# ")
    #expect(found.allSatisfy { $0.headingPath.allSatisfy { $0.utf8.count <= Chunker.headingBytes } })
  }
}
