import Crypto
import Foundation
import Retrieval

/// A document as it was read, with its name.
struct ReadDocument: Hashable {
  let document: KnowledgeDocument
  /// Everything that makes it this document: its text, its title and what it is filtered by, not where it
  /// came from.
  let contentHash: String
  /// The text with blanks in place of its front matter, which is not searched; places in both are the same.
  let searchedText: String
  /// Where each page begins, in UTF-8 bytes; none where there are no pages.
  let pageStarts: [Int]

  init(
    text: String, frontMatter: FrontMatter?, format: TextFormat, facts: KnowledgeFacts, title: String,
    source: String, pageStarts: [Int] = []
  ) {
    contentHash = Self.hash([
      facts.bucket.rawValue, facts.version, facts.role, facts.level, facts.topic, title, format.rawValue,
      text,
    ])
    document = KnowledgeDocument(
      id: DocumentID(rawValue: "kb_" + contentHash.prefix(20)), facts: facts, title: title, source: source,
      format: format, text: text)
    searchedText = frontMatter.map { Self.blanked(text, upTo: $0.end) } ?? text
    self.pageStarts = pageStarts
  }

  /// Each part with its length before it, so that no two lists have the same bytes.
  private static func hash(_ parts: [String?]) -> String {
    var hash = SHA256()
    for part in parts {
      hash.update(data: Data("\(part?.utf8.count ?? -1):".utf8))
      hash.update(data: Data((part ?? "").utf8))
    }
    return hash.finalize().map { byte in
      let digits = String(byte, radix: 16)
      return digits.count < 2 ? "0" + digits : digits
    }.joined()
  }

  private static func blanked(_ text: String, upTo end: Int) -> String {
    var bytes = Array(text.utf8)
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    for index in start..<max(start, end) where bytes[index] != 0x0A && bytes[index] != 0x0D {
      bytes[index] = 0x20
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Its chunks, each with the page that it begins on.
  func chunks(_ chunker: Chunker) -> [StoredPlace] {
    let searched = KnowledgeDocument(
      id: document.id, facts: document.facts, title: document.title, source: document.source,
      format: document.format, text: searchedText)
    return chunker.chunks(of: searched).map { chunk in
      let pages = pageStarts.prefix { $0 <= chunk.place.bytes.lowerBound }.count
      return StoredPlace(chunk: chunk, page: pageStarts.isEmpty ? nil : pages)
    }
  }

  struct StoredPlace {
    let chunk: Chunk
    let page: Int?
  }
}
