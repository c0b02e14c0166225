/// The audit log's tables.
enum AuditTables {
  /// Times are microseconds since 1970, digests 32 bytes. What the triggers keep out, `verify` would find: they
  /// keep mistakes out, not whoever may write the file.
  static let first = """
    CREATE TABLE audit_log (
      sequence INTEGER PRIMARY KEY NOT NULL CHECK (sequence > 0),
      session_id TEXT,
      action TEXT NOT NULL,
      actor_role TEXT NOT NULL,
      actor_subject TEXT NOT NULL,
      at INTEGER NOT NULL,
      details TEXT,
      salt BLOB,
      details_digest BLOB,
      digest BLOB NOT NULL,
      CHECK ((details IS NULL) = (salt IS NULL))
    ) STRICT;
    CREATE INDEX audit_log_of_session ON audit_log (session_id, sequence);
    CREATE TABLE audit_head (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      count INTEGER NOT NULL,
      digest BLOB NOT NULL
    ) STRICT;
    INSERT INTO audit_head VALUES (1, 0, zeroblob(32));
    CREATE TRIGGER audit_log_keeps_entries BEFORE DELETE ON audit_log
    BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END;
    CREATE TRIGGER audit_log_loses_details_only BEFORE UPDATE ON audit_log
    WHEN NEW.details IS NOT NULL OR NEW.sequence <> OLD.sequence OR NEW.session_id IS NOT OLD.session_id
      OR NEW.action <> OLD.action OR NEW.actor_role <> OLD.actor_role
      OR NEW.actor_subject <> OLD.actor_subject OR NEW.at <> OLD.at
      OR NEW.details_digest IS NOT OLD.details_digest OR NEW.digest <> OLD.digest
    BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END;
    """
}
