import KnowledgeBase
import Retrieval
import WireJSON

/// How documents and what was found of them are written.
enum KnowledgeWire {
  /// How a document may be written, by the names of the interface.
  static let forms: [String: KnowledgeSource.Form] = [
    "markdown": .markdown, "plain_text": .plainText, "json_lines": .jsonLines, "pages": .pages,
  ]

  static func write(_ document: IngestedDocument, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("document_id", "\(document.id)")
      writer.member("outcome", document.outcome.rawValue)
      writer.member("title", document.title)
      writer.member("chunks", document.chunkCount)
      write(document.facts, to: &writer)
    }
  }

  static func write(_ answer: KnowledgeAnswer, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("used_vectors", answer.usedVectors)
      writer.member("documents_without_vectors", answer.documentsWithoutVectors)
      writer.array("hits", of: answer.hits) { write($1, to: &$0) }
    }
  }

  private static func write(_ found: KnowledgeHit, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("score", found.hit.score)
      writer.key("words")
      write(found.hit.words, to: &writer)
      writer.key("vectors")
      write(found.hit.vectors, to: &writer)
      writer.member("chunk_id", "\(found.chunk.id)")
      writer.member("document_id", "\(found.chunk.id.document)")
      writer.member("title", found.title)
      writer.member("source", found.source)
      write(found.facts, to: &writer)
      writer.array("headings", of: found.chunk.headingPath) { $0.string($1) }
      writer.member("page", found.page)
      writer.member("first_line", found.chunk.place.lines.lowerBound)
      writer.member("last_line", found.chunk.place.lines.upperBound)
      writer.member("text", found.chunk.text)
    }
  }

  private static func write(_ part: SearchHit.Part?, to writer: inout JSONWriter) {
    guard let part else { return writer.null() }
    writer.object { writer in
      writer.member("rank", part.rank)
      writer.member("score", Double(part.score))
    }
  }

  private static func write(_ facts: KnowledgeFacts, to writer: inout JSONWriter) {
    writer.member("bucket", facts.bucket.rawValue)
    writer.member("role", facts.role)
    writer.member("level", facts.level)
    writer.member("topic", facts.topic)
    writer.member("version", facts.version)
  }
}

/// The forms of the knowledge base in the interface.
enum KnowledgeSchemas {
  static let name = JSONSchema.string(length: 1...100)
  static let bucket = JSONSchema.enumeration(KnowledgeBucket.allCases.map(\.rawValue))

  private static let part = JSONSchema.nullable(
    .object([.required("rank", .integer(in: 1...10_000_000)), .required("score", .number())]))
  private static let facts: [JSONSchema.Property] = [
    .required("bucket", bucket), .required("role", .nullable(.string(length: 0...1_000))),
    .required("level", .nullable(.string(length: 0...1_000))),
    .required("topic", .nullable(.string(length: 0...1_000))),
    .required("version", .string(length: 1...1_000)),
  ]
  private static let longText = JSONSchema.string(length: 0...16_000_000)

  static let definitions: [String: JSONSchema] = [
    "NewDocument": .object([
      .required("text", .string(length: 1...16_000_000), "The document, or JSON Lines of several."),
      .optional("form", .enumeration(KnowledgeWire.forms.keys.sorted()), "How it is written."),
      .optional("name", .string(length: 1...500), "What it is called in messages, such as a file's name."),
      .optional("bucket", bucket), .optional("role", name), .optional("level", name),
      .optional("topic", name), .optional("version", .string(length: 1...50)),
      .optional("title", .string(length: 1...500)),
    ]).described("A document to be taken in; what it says of itself counts more than what is said here."),
    "IngestedList": .object([
      .required(
        "documents",
        .array(
          of: .object(
            [
              .required("document_id", .string(length: 1...200)),
              .required("outcome", .enumeration(["added", "unchanged", "embedded"])),
              .required("title", longText), .required("chunks", .integer(in: 0...10_000_000)),
            ] + facts), count: 0...1_000_000))
    ]).described("What became of documents."),
    "SearchAnswer": .object([
      .required("used_vectors", .boolean, "Whether meaning took part."),
      .required("documents_without_vectors", .integer(in: 0...10_000_000)),
      .required(
        "hits",
        .array(
          of: .object(
            [
              .required("score", .number()), .required("words", part), .required("vectors", part),
              .required("chunk_id", .string(length: 1...300)),
              .required("document_id", .string(length: 1...200)),
              .required("title", longText), .required("source", longText),
              .required("headings", .array(of: longText, count: 0...100)),
              .required("page", .nullable(.integer(in: 1...10_000_000))),
              .required("first_line", .integer(in: 1...100_000_000)),
              .required("last_line", .integer(in: 1...100_000_000)), .required("text", longText),
            ] + facts), count: 0...100)),
    ]).described("What a search found, the best first."),
  ]
}
