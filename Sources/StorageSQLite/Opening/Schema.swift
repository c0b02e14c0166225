import GRDB

/// The database's tables, and how they came to be.
enum Schema {
  /// In the header of each of our databases ("PRCT"), so that we know them from those of other programs.
  static let applicationID = 0x5052_4354

  /// What brings any earlier form to this one. A step that was released never changes; a change is a new
  /// step.
  static var migrator: DatabaseMigrator { migrator(noting: { _ in }) }

  /// - Parameter note: Told of each step that was taken, when it is kept.
  static func migrator(noting note: @escaping @Sendable (String) -> Void) -> DatabaseMigrator {
    var migrator = DatabaseMigrator()
    func step(_ name: String, _ change: @escaping @Sendable (Database) throws -> Void) {
      migrator.registerMigration(name) { database in
        database.afterNextTransaction(onCommit: { _ in note(name) })
        try change(database)
      }
    }
    step("1 knowledge") { database in
      try database.execute(sql: knowledge)
      try database.execute(sql: "PRAGMA application_id = \(applicationID)")
    }
    step("2 audit log and jobs") { database in
      try database.execute(sql: AuditTables.first)
      try database.execute(sql: JobTables.first)
    }
    step("3 sessions") { try $0.execute(sql: SessionTables.first) }
    step("4 flags") { try $0.execute(sql: FlagTables.first) }
    step("5 events") { try $0.execute(sql: EventTables.first) }
    return migrator
  }

  /// Times are microseconds since 1970, vectors Float32 values, little endian, one after the other. A
  /// document's vectors are all by one model. `content_hash` makes ingest idempotent; the rubrics' index
  /// makes a rubric's version mean one text.
  private static let knowledge = """
    CREATE TABLE kb_docs (
      id TEXT PRIMARY KEY NOT NULL,
      bucket TEXT NOT NULL,
      version TEXT NOT NULL,
      role TEXT,
      level TEXT,
      topic TEXT,
      title TEXT NOT NULL,
      source TEXT NOT NULL,
      format TEXT NOT NULL,
      text TEXT NOT NULL,
      content_hash TEXT NOT NULL UNIQUE,
      created_at INTEGER NOT NULL,
      chunk_count INTEGER NOT NULL CHECK (chunk_count > 0),
      embedding_name TEXT,
      embedding_version TEXT,
      embedding_dimension INTEGER
    ) STRICT;
    CREATE UNIQUE INDEX kb_docs_one_rubric ON kb_docs (ifnull(role, ''), ifnull(level, ''), version)
      WHERE bucket = 'rubric';
    CREATE TABLE kb_chunks (
      document_id TEXT NOT NULL REFERENCES kb_docs (id) ON DELETE CASCADE,
      ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
      text TEXT NOT NULL CHECK (text <> ''),
      heading_path TEXT NOT NULL,
      headings_in_text INTEGER NOT NULL,
      first_line INTEGER NOT NULL,
      last_line INTEGER NOT NULL,
      first_byte INTEGER NOT NULL,
      end_byte INTEGER NOT NULL,
      page INTEGER,
      vector BLOB,
      PRIMARY KEY (document_id, ordinal)
    ) STRICT;
    CREATE TABLE kb_state (only INTEGER PRIMARY KEY CHECK (only = 1), revision INTEGER NOT NULL) STRICT;
    INSERT INTO kb_state VALUES (1, 0);
    """
}
