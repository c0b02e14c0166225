import Retrieval
import TestSupport
import Testing

@Suite("For any Markdown whatever, chunks")
struct ChunkerPropertyTests {
  static let seeds: Range<UInt64> = 1..<201

  private func chunks(_ text: String, _ format: TextFormat = .markdown) -> [Chunk] {
    Chunker().chunks(of: KnowledgeDocument(text, format: format))
  }

  @Test("hold all that is not blank once, in order, at their exact places", arguments: seeds)
  func cover(seed: UInt64) {
    let text = RandomMarkdown(seed: seed).text
    let bytes = Array(text.utf8)
    for format in TextFormat.allCases {
      var covered = 0
      for (ordinal, chunk) in chunks(text, format).enumerated() {
        let range = chunk.place.bytes
        #expect(chunk.id.ordinal == ordinal, "seed \(seed)")
        #expect(range.lowerBound >= covered, "seed \(seed), chunk \(ordinal)")
        #expect(bytes[range].elementsEqual(chunk.text.utf8), "seed \(seed), chunk \(ordinal)")
        #expect(isBlank(bytes[covered..<range.lowerBound]), "seed \(seed), before chunk \(ordinal)")
        covered = range.upperBound
      }
      #expect(isBlank(bytes[covered...]), "seed \(seed), at the end")
    }
  }

  private func isBlank(_ bytes: ArraySlice<UInt8>) -> Bool {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.allSatisfy(\.properties.isWhitespace)
  }

  @Test("know their lines", arguments: seeds)
  func lines(seed: UInt64) {
    let text = RandomMarkdown(seed: seed).text
    let bytes = Array(text.utf8)
    for chunk in chunks(text) {
      #expect(chunk.place.lines.lowerBound == line(at: chunk.place.bytes.lowerBound, bytes), "seed \(seed)")
      #expect(
        chunk.place.lines.upperBound == line(at: chunk.place.bytes.upperBound - 1, bytes), "seed \(seed)")
    }
  }

  private func line(at offset: Int, _ bytes: [UInt8]) -> Int {
    1
      + bytes.indices[..<offset].count { index in
        bytes[index] == 0x0A || bytes[index] == 0x0D && (index + 1 == bytes.count || bytes[index + 1] != 0x0A)
      }
  }

  @Test("keep to their limits, and neither begin nor end blank", arguments: seeds)
  func bounds(seed: UInt64) {
    for chunk in chunks(RandomMarkdown(seed: seed).text) {
      let words = chunk.text.split(whereSeparator: \.isWhitespace).count
      #expect((1...ChunkLimits.usual.maximumWords).contains(words), "seed \(seed): \(chunk.id)")
      let pieces = WordPieceEstimate.pieces(in: chunk.textInContext)
      #expect(pieces <= ChunkLimits.usual.maximumPieces, "seed \(seed): \(chunk.id)")
      #expect(chunk.text.unicodeScalars.first?.properties.isWhitespace == false, "seed \(seed)")
      #expect(chunk.text.unicodeScalars.last?.properties.isWhitespace == false, "seed \(seed)")
    }
  }

  @Test("come out the same again, whatever the line ends are", arguments: seeds)
  func deterministic(seed: UInt64) {
    let text = RandomMarkdown(seed: seed).text
    #expect(chunks(text) == chunks(text), "seed \(seed)")
    let unix = String(text.unicodeScalars.filter { $0 != "\r" })
    guard text.unicodeScalars.contains("\n") else { return }
    #expect(chunks(text).map(\.headingPath) == chunks(unix).map(\.headingPath), "seed \(seed)")
    #expect(chunks(text).map(\.place.lines) == chunks(unix).map(\.place.lines), "seed \(seed)")
  }

  @Test("of a large document are mostly of the wanted size")
  func size() {
    let text = (0..<2_000).map { number in
      "Paragraph \(number) speaks of indexes and of queries. It has two or three sentences. This is the last one."
    }.joined(separator: "\n\n")
    let words = chunks(text).map { $0.text.split(separator: " ").count }
    #expect(words.dropLast().allSatisfy { (100...200).contains($0) })
  }
}
