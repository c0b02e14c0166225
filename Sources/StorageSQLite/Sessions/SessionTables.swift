/// The tables of sessions.
enum SessionTables {
  /// Times are microseconds since 1970. The candidate's columns are null when a session was erased.
  /// `searched_text` is in lower case, because SQLite's own `lower` knows ASCII only.
  static let first = """
    CREATE TABLE ai_interview_sessions (
      id TEXT PRIMARY KEY NOT NULL,
      version INTEGER NOT NULL CHECK (version > 0),
      state TEXT NOT NULL,
      candidate_external_id TEXT,
      candidate_name TEXT,
      candidate_email TEXT,
      searched_text TEXT NOT NULL,
      role TEXT NOT NULL,
      level TEXT NOT NULL,
      language TEXT NOT NULL,
      time_zone TEXT,
      jurisdiction TEXT,
      accommodations TEXT NOT NULL,
      rubric_version TEXT NOT NULL,
      policy_version TEXT NOT NULL,
      webhook_url TEXT,
      started_by_role TEXT NOT NULL,
      started_by TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      last_contact_at INTEGER,
      finished_at INTEGER,
      decision TEXT,
      decision_reason TEXT,
      decided_by_role TEXT,
      decided_by TEXT,
      decided_at INTEGER,
      CHECK ((candidate_external_id IS NULL) = (candidate_name IS NULL)),
      CHECK (state <> 'erased' OR (candidate_name IS NULL AND searched_text = '' AND decision IS NULL))
    ) STRICT;
    CREATE INDEX ai_interview_sessions_by_state ON ai_interview_sessions (state, created_at);
    CREATE TABLE idempotency_keys (
      subject TEXT NOT NULL,
      key TEXT NOT NULL,
      session_id TEXT NOT NULL REFERENCES ai_interview_sessions (id) ON DELETE CASCADE,
      body_digest BLOB NOT NULL,
      PRIMARY KEY (subject, key)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX idempotency_keys_of_session ON idempotency_keys (session_id);
    """
}
