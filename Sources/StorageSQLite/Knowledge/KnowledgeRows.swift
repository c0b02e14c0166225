import Foundation
import GRDB
import Persistence
import Retrieval
import SessionModel

/// The rows of `kb_docs` and `kb_chunks` as values. A row that makes no sense is a damaged database.
enum KnowledgeRows {
  private static let fault = RowFault(table: "the knowledge base")

  static let entryColumns = """
    id, bucket, version, role, level, topic, title, source, format, content_hash, created_at, chunk_count, \
    embedding_name, embedding_version, embedding_dimension
    """

  static func insert(_ new: NewDocument, at time: WallTime, into database: Database) throws {
    let document = new.document
    let facts = document.facts
    try database.execute(
      sql: """
        INSERT INTO kb_docs (\(entryColumns), text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        document.id.rawValue, facts.bucket.rawValue, facts.version, facts.role, facts.level, facts.topic,
        document.title, document.source, document.format.rawValue, new.contentHash, time.microseconds,
        new.chunks.count, new.embedding?.name, new.embedding?.version, new.embedding?.dimension,
        document.text,
      ])
    let statement = try database.makeStatement(
      sql: "INSERT INTO kb_chunks VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    for stored in new.chunks { try insert(stored, with: statement) }
  }

  private static func insert(_ stored: StoredChunk, with statement: Statement) throws {
    let chunk = stored.chunk
    let path = try JSONEncoder().encode(chunk.headingPath)
    try statement.execute(arguments: [
      chunk.id.document.rawValue, chunk.id.ordinal, chunk.text, String(decoding: path, as: UTF8.self),
      chunk.headingsInText, chunk.place.lines.lowerBound, chunk.place.lines.upperBound,
      chunk.place.bytes.lowerBound, chunk.place.bytes.upperBound, stored.page,
      stored.vector.map(VectorBlob.data),
    ])
  }

  static func entry(_ row: Row) throws(RowFault) -> KnowledgeEntry {
    KnowledgeEntry(
      id: DocumentID(rawValue: row["id"]), facts: try facts(row), title: row["title"], source: row["source"],
      contentHash: row["content_hash"], createdAt: WallTime(microseconds: row["created_at"]),
      chunkCount: row["chunk_count"], embedding: stamp(row))
  }

  static func document(_ row: Row) throws(RowFault) -> KnowledgeDocument {
    guard let format = TextFormat(rawValue: row["format"]) else { throw fault }
    return KnowledgeDocument(
      id: DocumentID(rawValue: row["id"]), facts: try facts(row), title: row["title"], source: row["source"],
      format: format, text: row["text"])
  }

  private static func facts(_ row: Row) throws(RowFault) -> KnowledgeFacts {
    guard let bucket = KnowledgeBucket(rawValue: row["bucket"]) else { throw fault }
    return KnowledgeFacts(
      bucket: bucket, version: row["version"], role: row["role"], level: row["level"], topic: row["topic"])
  }

  private static func stamp(_ row: Row) -> EmbeddingStamp? {
    guard let name: String = row["embedding_name"], let version: String = row["embedding_version"],
      let dimension: Int = row["embedding_dimension"]
    else { return nil }
    return EmbeddingStamp(name: name, version: version, dimension: dimension)
  }

  /// A chunk from a row that also has its document's `embedding_dimension`.
  static func chunk(_ row: Row) throws(RowFault) -> StoredChunk {
    let lines: (first: Int, last: Int) = (row["first_line"], row["last_line"])
    let bytes: (first: Int, end: Int) = (row["first_byte"], row["end_byte"])
    let path: String = row["heading_path"]
    guard lines.first <= lines.last, bytes.first <= bytes.end,
      let headings = try? JSONDecoder().decode([String].self, from: Data(path.utf8))
    else { throw fault }
    let chunk = Chunk(
      id: ChunkID(document: DocumentID(rawValue: row["document_id"]), ordinal: row["ordinal"]),
      text: row["text"], headingPath: headings, headingsInText: row["headings_in_text"],
      place: SourcePlace(lines: lines.first...lines.last, bytes: bytes.first..<bytes.end))
    var vector: [Float]?
    if let data: Data = row["vector"] {
      vector = VectorBlob.vector(of: data, dimension: row["embedding_dimension"] ?? 0)
      if vector == nil { throw fault }
    }
    return StoredChunk(chunk, page: row["page"], vector: vector)
  }
}
