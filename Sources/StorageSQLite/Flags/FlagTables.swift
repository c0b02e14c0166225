/// The tables of flags, their clips and breaches.
enum FlagTables {
  /// Times of a session are microseconds since it began, others since 1970. A trace is pairs of a time and a
  /// value, each 8 bytes, little endian; what is nested and never searched is JSON.
  static let first = """
    CREATE TABLE ai_proctor_flags (
      session_id TEXT NOT NULL REFERENCES ai_interview_sessions (id) ON DELETE CASCADE,
      analysis INTEGER NOT NULL CHECK (analysis > 0),
      flag_id TEXT NOT NULL,
      kind TEXT NOT NULL,
      severity TEXT NOT NULL,
      start_us INTEGER NOT NULL,
      raised_us INTEGER NOT NULL,
      end_us INTEGER NOT NULL,
      is_open INTEGER NOT NULL,
      peak_us INTEGER NOT NULL,
      peak_value REAL NOT NULL,
      trace BLOB NOT NULL,
      thresholds TEXT NOT NULL,
      accommodations TEXT NOT NULL,
      policy_version TEXT NOT NULL,
      models TEXT NOT NULL,
      clip_failure TEXT,
      overruled_reason TEXT,
      overruled_by_role TEXT,
      overruled_by TEXT,
      overruled_at INTEGER,
      PRIMARY KEY (session_id, analysis, flag_id)
    ) STRICT;
    CREATE TABLE flag_clips (
      session_id TEXT NOT NULL,
      analysis INTEGER NOT NULL,
      flag_id TEXT NOT NULL,
      subject TEXT NOT NULL,
      blob_key TEXT NOT NULL,
      digest BLOB NOT NULL,
      bytes INTEGER NOT NULL CHECK (bytes > 0),
      start_us INTEGER NOT NULL,
      end_us INTEGER NOT NULL,
      PRIMARY KEY (session_id, analysis, flag_id, subject),
      FOREIGN KEY (session_id, analysis, flag_id)
        REFERENCES ai_proctor_flags (session_id, analysis, flag_id) ON DELETE CASCADE
    ) STRICT;
    CREATE TABLE policy_breaches (
      session_id TEXT PRIMARY KEY NOT NULL REFERENCES ai_interview_sessions (id) ON DELETE CASCADE,
      reason TEXT NOT NULL,
      declared_by_role TEXT NOT NULL,
      declared_by TEXT NOT NULL,
      declared_at INTEGER NOT NULL
    ) STRICT;
    """
}
