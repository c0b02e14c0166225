import Retrieval

extension KnowledgeDocument {
  /// A document of which only the text matters.
  init(_ text: String, format: TextFormat = .markdown, id: String = "document") {
    self.init(
      id: DocumentID(rawValue: id), facts: KnowledgeFacts(bucket: .rubric, version: "1"), title: "A document",
      source: "document.md", format: format, text: text)
  }
}

extension Chunk {
  /// A chunk of which only name and text matter.
  init(_ text: String, document: String, ordinal: Int = 0) {
    self.init(
      id: ChunkID(document: DocumentID(rawValue: document), ordinal: ordinal), text: text, headingPath: [],
      headingsInText: 0, place: SourcePlace(lines: 1...1, bytes: 0..<text.utf8.count))
  }
}
