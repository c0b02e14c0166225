import Foundation
import Retrieval

/// What the index finds, for scripts that compare it with others.
///
///     retrieval-probe search [--limit N]   JSON Lines in, rankings out
///     retrieval-probe stem                 words in, stems out, a line each
///     retrieval-probe terms                texts in, a line each; their terms out, with spaces between
///     retrieval-probe pieces               texts in, a line each; their estimated word pieces out
///     retrieval-probe stop-words           the stop words, a line each
///
/// `search` reads objects with `text` and either `document` or `query`, the name; each may have a `vector`. All
/// documents come before the first query. For each query it prints its name and `words`, `vectors` and `hybrid`:
/// each a list of names, the best first.
@main
struct RetrievalProbe {
  static func main() throws {
    switch CommandLine.arguments.dropFirst().first {
    case "search": try search(limit: limit())
    case "stem":
      let stemmer = PorterStemmer()
      while let word = readLine() { print(stemmer.stem(word)) }
    case "terms":
      let tokenizer = Tokenizer()
      while let text = readLine() { print(tokenizer.terms(in: text).joined(separator: " ")) }
    case "pieces":
      while let text = readLine() { print(WordPieceEstimate.pieces(in: text)) }
    case "stop-words":
      for word in StopWords.english.sorted() { print(word) }
    default:
      FileHandle.standardError.write(
        Data("usage: retrieval-probe search [--limit N] | stem | terms | pieces | stop-words\n".utf8))
      exit(64)
    }
  }

  private static func limit() -> Int {
    guard let flag = CommandLine.arguments.firstIndex(of: "--limit"), flag + 1 < CommandLine.arguments.count
    else { return 100 }
    return Int(CommandLine.arguments[flag + 1]) ?? 100
  }

  private static func search(limit: Int) throws {
    var session: ProbeSession?
    while let line = readLine() {
      let item = try JSONDecoder().decode(ProbeItem.self, from: Data(line.utf8))
      var current = try session ?? ProbeSession(dimension: item.vector?.count ?? 1, limit: limit)
      if let answer = try current.take(item) { print(String(decoding: answer, as: UTF8.self)) }
      session = current
    }
  }
}

/// A line of the input.
struct ProbeItem: Decodable {
  let document: String?
  let query: String?
  let text: String
  let vector: [Float]?
}

/// The index that the documents of a run are in.
struct ProbeSession {
  private struct Answer: Encodable {
    let query: String
    let words: [String]
    let vectors: [String]
    let hybrid: [String]
  }

  private var index: HybridIndex
  private let limit: Int

  init(dimension: Int, limit: Int) throws {
    index = try HybridIndex(dimension: dimension)
    self.limit = limit
  }

  /// Indexes a document, or answers a query in JSON.
  mutating func take(_ item: ProbeItem) throws -> Data? {
    if let name = item.document {
      let end = item.text.utf8.count
      let chunk = Chunk(
        id: ChunkID(document: DocumentID(rawValue: name), ordinal: 0), text: item.text, headingPath: [],
        headingsInText: 0, place: SourcePlace(lines: 1...1, bytes: 0..<end))
      try index.add(chunk, facts: KnowledgeFacts(bucket: .rubric, version: "1"), vector: item.vector)
      return nil
    }
    let answer = Answer(
      query: item.query ?? "",
      words: try find(item, words: 1, vectors: 0), vectors: try find(item, words: 0, vectors: 1),
      hybrid: try find(item, words: 1, vectors: 1))
    return try JSONEncoder().encode(answer)
  }

  private func find(_ item: ProbeItem, words: Double, vectors: Double) throws -> [String] {
    let settings = try SearchSettings(limit: limit, wordWeight: words, vectorWeight: vectors)
    return try index.search(item.text, vector: item.vector, settings: settings).map(\.chunk.document.rawValue)
  }
}
