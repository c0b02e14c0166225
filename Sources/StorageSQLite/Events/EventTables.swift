/// The table of what browsers told.
enum EventTables {
  /// `time_us` is microseconds since the session began, as the browser claims it; `received_at` is microseconds since
  /// 1970, by the server's clock.
  static let first = """
    CREATE TABLE client_events (
      session_id TEXT NOT NULL REFERENCES ai_interview_sessions (id) ON DELETE CASCADE,
      sequence INTEGER NOT NULL CHECK (sequence > 0),
      kind TEXT NOT NULL,
      phase TEXT NOT NULL,
      device TEXT,
      time_us INTEGER NOT NULL,
      received_at INTEGER NOT NULL,
      PRIMARY KEY (session_id, sequence)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX client_events_by_time ON client_events (session_id, time_us, sequence);
    """
}
