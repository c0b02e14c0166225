import Foundation
import Retrieval

/// Indexes the documents that standard input names, and answers its queries.
///
/// A line is an object with `text` and either `document` or `query`, the name; each may have a `vector`. A document
/// may have a `bucket`, a `role` and a `level`, a query a `role`, a `level` and `buckets` that it is confined to.
/// All documents come before the first query. For each query it prints its name and `words`, `vectors` and `hybrid`:
/// each a list of names, the best first. Hybrid is searched as the product does where nothing else is asked for.
enum SearchCommand {
  static func run(limit: Int) throws {
    var session: SearchSession?
    while let line = readLine() {
      let item = try JSONDecoder().decode(Item.self, from: Data(line.utf8))
      var current = try session ?? SearchSession(dimension: item.vector?.count ?? 1, limit: limit)
      if let answer = try current.take(item) { print(String(decoding: answer, as: UTF8.self)) }
      session = current
    }
  }

  /// A line of the input.
  struct Item: Decodable {
    let document, query: String?
    let text: String
    let vector: [Float]?
    let role, level, bucket: String?
    let buckets: [String]?
  }
}

/// The index that the documents of a run are in.
private struct SearchSession {
  private struct Answer: Encodable {
    let query: String
    let words, vectors, hybrid: [String]
  }

  private var index: HybridIndex
  private let limit: Int

  init(dimension: Int, limit: Int) throws {
    index = try HybridIndex(dimension: dimension)
    self.limit = limit
  }

  /// Indexes a document, or answers a query in JSON.
  mutating func take(_ item: SearchCommand.Item) throws -> Data? {
    if let name = item.document {
      let end = item.text.utf8.count
      let chunk = Chunk(
        id: ChunkID(document: DocumentID(rawValue: name), ordinal: 0), text: item.text, headingPath: [],
        headingsInText: 0, place: SourcePlace(lines: 1...1, bytes: 0..<end))
      let facts = KnowledgeFacts(
        bucket: try bucket(item.bucket ?? "rubric"), version: "1", role: item.role, level: item.level)
      try index.add(chunk, facts: facts, vector: item.vector)
      return nil
    }
    let filter = KnowledgeFilter(
      role: item.role, level: item.level, buckets: try item.buckets.map { Set(try $0.map(bucket)) })
    let answer = Answer(
      query: item.query ?? "",
      words: try find(item, filter, by: SearchSettings(limit: limit, vectorWeight: 0)),
      vectors: try find(item, filter, by: SearchSettings(limit: limit, wordWeight: 0)),
      hybrid: try find(item, filter, by: SearchSettings(limit: limit)))
    return try JSONEncoder().encode(answer)
  }

  private func bucket(_ name: String) throws -> KnowledgeBucket {
    guard let bucket = KnowledgeBucket(rawValue: name) else { throw UnknownBucket(name: name) }
    return bucket
  }

  private func find(
    _ item: SearchCommand.Item, _ filter: KnowledgeFilter, by settings: SearchSettings
  ) throws -> [String] {
    try index.search(item.text, vector: item.vector, filter: filter, settings: settings)
      .map(\.chunk.document.rawValue)
  }
}

private struct UnknownBucket: Error {
  let name: String
}
