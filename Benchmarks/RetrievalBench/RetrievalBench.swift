import Foundation
import Retrieval
import TestSupport

/// Builds an index of made-up chunks and asks it made-up questions: seconds, megabytes, milliseconds.
///
///     retrieval-bench [CHUNKS] [QUERIES]      100,000 and 300 where not said
@main
struct RetrievalBench {
  static func main() throws {
    let numbers = CommandLine.arguments.dropFirst().compactMap { Int($0) }
    var corpus = ZipfCorpus(seed: 1, vocabulary: 200_000, dimension: 384)
    let started = Measure.residentMegabytes()
    var index = try HybridIndex(dimension: 384)
    let words = try fill(&index, &corpus, chunks: numbers.first ?? 100_000)
    let withVectors = Measure.residentMegabytes()
    let vectors = Double(index.vectorCount * 384 * MemoryLayout<Float>.stride) / 1_048_576
    print("chunks \(index.count), words \(words.count), build \(format(words.seconds)) s (vectors given)")
    print("resident \(format(withVectors - started)) MiB, of which vectors \(format(vectors)) MiB")
    try ask(index, &corpus, queries: numbers.dropFirst().first ?? 300)
    try removeSome(&index)
    cutLargeText(&corpus)
  }

  private static func cutLargeText(_ corpus: inout ZipfCorpus) {
    let paragraph = corpus.text(words: 60)
    let text = String(
      repeating: "## Heading\n\n" + paragraph + "\n\n", count: 50_000_000 / (paragraph.utf8.count + 14))
    let document = KnowledgeDocument(
      id: DocumentID(rawValue: "large"), facts: KnowledgeFacts(bucket: .company, version: "1.0"),
      title: "Large",
      source: "large.md", format: .markdown, text: text)
    var chunks: [Chunk] = []
    let seconds = Measure.seconds { chunks = Chunker().chunks(of: document) }
    print("50 MB of Markdown: \(chunks.count) chunks in \(format(seconds)) s")
  }

  private static func fill(
    _ index: inout HybridIndex, _ corpus: inout ZipfCorpus, chunks: Int
  ) throws -> (seconds: Double, count: Int) {
    var seconds = 0.0
    var count = 0
    for number in 0..<chunks {
      let length = 80 + number % 81
      let text = corpus.text(words: length)
      let vector = corpus.vector()
      count += length
      let chunk = Chunk(
        id: ChunkID(document: DocumentID(rawValue: "document-\(number / 10)"), ordinal: number % 10),
        text: text,
        headingPath: [], headingsInText: 0, place: SourcePlace(lines: 1...1, bytes: 0..<text.utf8.count))
      let facts = KnowledgeFacts(
        bucket: .question, version: "1.0", role: (number / 10).isMultiple(of: 2) ? "a" : "b")
      seconds += try Measure.seconds { try index.add(chunk, facts: facts, vector: vector) }
    }
    return (seconds, count)
  }

  private static func ask(_ index: HybridIndex, _ corpus: inout ZipfCorpus, queries: Int) throws {
    let asked = (0..<queries).map { _ in (text: corpus.text(words: 12), vector: corpus.vector()) }
    let parts: [(name: String, words: Double, vectors: Double, filter: KnowledgeFilter)] = [
      ("words", 1, 0, .everything), ("vectors", 0, 1, .everything), ("hybrid", 1, 1, .everything),
      ("hybrid, filtered", 1, 1, KnowledgeFilter(role: "a", version: "1.0")),
    ]
    for part in parts {
      let settings = try SearchSettings(limit: 10, wordWeight: part.words, vectorWeight: part.vectors)
      var times = try asked.map { query in
        try Measure.seconds {
          _ = try index.search(query.text, vector: query.vector, filter: part.filter, settings: settings)
        } * 1_000
      }
      times.sort()
      let p50 = format(times[times.count / 2])
      let p95 = format(times[times.count * 95 / 100])
      print("\(part.name): p50 \(p50) ms, p95 \(p95) ms, \(times.count) queries of 12 words")
    }
  }

  private static func removeSome(_ index: inout HybridIndex) throws {
    let before = index.count
    let seconds = Measure.seconds {
      for number in stride(from: 0, to: before / 10, by: 3) {
        index.remove(DocumentID(rawValue: "document-\(number)"))
      }
    }
    print("removed \(before - index.count) chunks in \(format(seconds)) s")
  }

  private static func format(_ number: Double) -> String { String(format: "%.2f", number) }
}
