import Foundation
import KnowledgeBase
import Persistence
import SessionModel

/// Prints the chunks that the product makes of its built-in knowledge base: name, text with its headings, the
/// headings, and what the document is filtered by.
enum SeedCommand {
  private struct Line: Encodable {
    let name, text: String
    let headings: [String]
    let bucket: String
    let role, level: String?
  }

  static func run() async throws {
    let store = MemoryKnowledgeStore()
    let ingest = KnowledgeIngest(store: store, embedding: nil, now: { WallTime(microseconds: 0) })
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    for source in SeedKnowledge.sources {
      for document in try await ingest.ingest(source) {
        for chunk in await store.chunks(of: document.id).map(\.chunk) {
          let line = Line(
            name: "\(chunk.id)", text: chunk.textInContext, headings: chunk.headingPath,
            bucket: document.facts.bucket.rawValue, role: document.facts.role, level: document.facts.level)
          print(String(decoding: try encoder.encode(line), as: UTF8.self))
        }
      }
    }
  }
}
