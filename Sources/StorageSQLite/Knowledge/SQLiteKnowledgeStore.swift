import GRDB
import Persistence
import Retrieval
import SessionModel

/// The knowledge base in SQLite, tables `kb_docs` and `kb_chunks`.
public struct SQLiteKnowledgeStore: KnowledgeStore {
  private let database: SQLiteDatabase

  /// Uses a database that is open.
  public init(_ database: SQLiteDatabase) { self.database = database }

  /// Keeps documents, all or none.
  public func put(_ documents: [NewDocument], at time: WallTime) async throws -> [KnowledgePutOutcome] {
    try await database.write { database in
      let outcomes = try documents.map { try Self.put($0, at: time, into: database) }
      if outcomes.contains(.added) { try Self.noteChange(database) }
      return outcomes
    }
  }

  private static func put(
    _ new: NewDocument, at time: WallTime, into database: Database
  ) throws -> KnowledgePutOutcome {
    try new.check()
    let document = new.document
    if try exists(database, "content_hash = ?", [new.contentHash]) { return .unchanged }
    if try exists(database, "id = ?", [document.id.rawValue]) { throw StoreError.nameTaken(document.id) }
    if document.facts.bucket == .rubric, let other = try rubric(like: document.facts, in: database) {
      throw StoreError.rubricTaken(version: document.facts.version, by: other)
    }
    try KnowledgeRows.insert(new, at: time, into: database)
    return .added
  }

  private static func exists(
    _ database: Database, _ condition: String, _ arguments: StatementArguments
  ) throws -> Bool {
    try Row.fetchOne(database, sql: "SELECT 1 FROM kb_docs WHERE \(condition)", arguments: arguments) != nil
  }

  private static func rubric(like facts: KnowledgeFacts, in database: Database) throws -> DocumentID? {
    try String.fetchOne(
      database,
      sql: """
        SELECT id FROM kb_docs WHERE bucket = 'rubric' AND ifnull(role, '') = ifnull(?, '')
        AND ifnull(level, '') = ifnull(?, '') AND version = ?
        """, arguments: [facts.role, facts.level, facts.version]
    ).map(DocumentID.init(rawValue:))
  }

  private static func noteChange(_ database: Database) throws {
    try database.execute(sql: "UPDATE kb_state SET revision = revision + 1")
  }

  /// Replaces all vectors of a document.
  public func setVectors(
    _ vectors: [[Float]?], of document: DocumentID, by stamp: EmbeddingStamp
  ) async throws -> Bool {
    try await database.write { database in
      let id = document.rawValue
      guard
        let count = try Int.fetchOne(
          database, sql: "SELECT chunk_count FROM kb_docs WHERE id = ?", arguments: [id])
      else { return false }
      try vectors.check(for: document, chunkCount: count, stamp)
      try database.execute(
        sql: """
          UPDATE kb_docs SET embedding_name = ?, embedding_version = ?, embedding_dimension = ? WHERE id = ?
          """, arguments: [stamp.name, stamp.version, stamp.dimension, id])
      let statement = try database.makeStatement(
        sql: "UPDATE kb_chunks SET vector = ? WHERE document_id = ? AND ordinal = ?")
      for (ordinal, vector) in vectors.enumerated() {
        try statement.execute(arguments: [vector.map(VectorBlob.data), id, ordinal])
      }
      try Self.noteChange(database)
      return true
    }
  }

  /// The documents that a filter lets through.
  public func entries(_ filter: KnowledgeFilter) async throws -> [KnowledgeEntry] {
    try await database.read { database in
      let rows = try Row.fetchCursor(database, sql: "SELECT \(KnowledgeRows.entryColumns) FROM kb_docs")
      var entries: [KnowledgeEntry] = []
      while let row = try rows.next() {
        let entry = try KnowledgeRows.entry(row)
        if filter.admits(entry.facts) { entries.append(entry) }
      }
      return entries.sorted(by: KnowledgeEntry.isListedBefore)
    }
  }

  /// What there is to say of one document.
  public func entry(_ id: DocumentID) async throws -> KnowledgeEntry? {
    try await database.read { database in
      try Row.fetchOne(
        database, sql: "SELECT \(KnowledgeRows.entryColumns) FROM kb_docs WHERE id = ?",
        arguments: [id.rawValue]
      ).map(KnowledgeRows.entry)
    }
  }

  /// A document; nil where there is none.
  public func document(_ id: DocumentID) async throws -> KnowledgeDocument? {
    try await database.read { database in
      try Row.fetchOne(database, sql: "SELECT * FROM kb_docs WHERE id = ?", arguments: [id.rawValue])
        .map(KnowledgeRows.document)
    }
  }

  private static let chunksWithDimension = """
    SELECT kb_chunks.*, embedding_dimension FROM kb_chunks JOIN kb_docs ON kb_docs.id = document_id
    """

  /// A document's chunks in order.
  public func chunks(of document: DocumentID) async throws -> [StoredChunk] {
    try await database.read { database in
      let rows = try Row.fetchCursor(
        database, sql: "\(Self.chunksWithDimension) WHERE document_id = ? ORDER BY ordinal",
        arguments: [document.rawValue])
      var chunks: [StoredChunk] = []
      while let row = try rows.next() { chunks.append(try KnowledgeRows.chunk(row)) }
      return chunks
    }
  }

  /// Chunks by name.
  public func chunks(_ ids: [ChunkID]) async throws -> [ChunkID: StoredChunk] {
    try await database.read { database in
      let statement = try database.makeStatement(
        sql: "\(Self.chunksWithDimension) WHERE document_id = ? AND ordinal = ?")
      var chunks: [ChunkID: StoredChunk] = [:]
      for id in ids {
        let row = try Row.fetchOne(statement, arguments: [id.document.rawValue, id.ordinal])
        chunks[id] = try row.map(KnowledgeRows.chunk)
      }
      return chunks
    }
  }

  /// Removes a document with its chunks.
  public func remove(_ document: DocumentID) async throws -> Bool {
    try await database.write { database in
      try database.execute(sql: "DELETE FROM kb_docs WHERE id = ?", arguments: [document.rawValue])
      guard database.changesCount > 0 else { return false }
      try Self.noteChange(database)
      return true
    }
  }

  /// A number that changes with what is kept.
  public func revision() async throws -> Int {
    try await database.read { try Int.fetchOne($0, sql: "SELECT revision FROM kb_state") ?? 0 }
  }
}
