import Persistence
import Retrieval

/// Documents for stores to keep.
public enum KnowledgeSamples {
  /// The model that made the samples' vectors.
  public static let stamp = EmbeddingStamp(name: "sample", version: "1", dimension: 4)

  /// A document of one chunk a paragraph, each with a vector except every third.
  ///
  /// - Parameter name: What its content hash is told apart by.
  public static func document(
    _ name: String, _ facts: KnowledgeFacts = KnowledgeFacts(bucket: .company, version: "1.0"),
    paragraphs: [String] = ["The first paragraph.", "Ein zweiter, größer: 🙂.", "The third."],
    title: String = "Sample", embedding: EmbeddingStamp? = stamp
  ) -> NewDocument {
    let text = paragraphs.joined(separator: "\n\n")
    let id = DocumentID(rawValue: "kb_" + name)
    var start = 0
    let chunks = paragraphs.enumerated().map { ordinal, paragraph in
      let bytes = start..<start + paragraph.utf8.count
      start = bytes.upperBound + 2
      let chunk = Chunk(
        id: ChunkID(document: id, ordinal: ordinal), text: paragraph, headingPath: ["Über \"uns\"", "Ort"],
        headingsInText: 0, place: SourcePlace(lines: 2 * ordinal + 1...2 * ordinal + 1, bytes: bytes))
      let vector: [Float]? = embedding == nil || ordinal % 3 == 2 ? nil : [Float(ordinal), 0.1, -1.5e-7, 3]
      return StoredChunk(chunk, page: ordinal % 2 == 0 ? ordinal + 1 : nil, vector: vector)
    }
    return NewDocument(
      KnowledgeDocument(
        id: id, facts: facts, title: title, source: "\(name).md", format: .markdown, text: text),
      contentHash: "hash of \(name)", chunks: chunks, embedding: embedding)
  }

  /// A rubric's facts.
  public static func rubric(version: String = "1.0", level: String? = "senior") -> KnowledgeFacts {
    KnowledgeFacts(
      bucket: .rubric, version: version, role: "software_engineer", level: level, topic: "interview")
  }
}
