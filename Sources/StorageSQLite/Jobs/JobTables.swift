/// The table of jobs.
enum JobTables {
  /// Times are microseconds since 1970. The partial indexes hold what is looked for again and again, however
  /// many jobs were done.
  static let first = """
    CREATE TABLE jobs (
      key TEXT PRIMARY KEY NOT NULL,
      kind TEXT NOT NULL,
      session_id TEXT,
      payload TEXT NOT NULL,
      asked_for INTEGER NOT NULL,
      most_attempts INTEGER NOT NULL,
      created_at INTEGER NOT NULL,
      state TEXT NOT NULL,
      not_before INTEGER NOT NULL,
      worker TEXT,
      lease_until INTEGER,
      takes INTEGER NOT NULL,
      attempts INTEGER NOT NULL,
      crashes INTEGER NOT NULL,
      last_failure TEXT,
      ended_at INTEGER,
      CHECK ((state = 'running') = (worker IS NOT NULL)),
      CHECK ((worker IS NULL) = (lease_until IS NULL))
    ) STRICT;
    CREATE INDEX jobs_ready ON jobs (kind, not_before, key) WHERE state = 'waiting';
    CREATE INDEX jobs_leased ON jobs (lease_until) WHERE state = 'running';
    CREATE INDEX jobs_done ON jobs (ended_at) WHERE state IN ('done', 'withdrawn');
    CREATE INDEX jobs_of_session ON jobs (session_id) WHERE session_id IS NOT NULL;
    CREATE INDEX jobs_counted ON jobs (kind, state);
    """
}
