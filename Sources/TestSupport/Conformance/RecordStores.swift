import Persistence

/// The stores of one database, which change together.
public struct RecordStores: Sendable {
  /// Sessions.
  public let sessions: any SessionStore
  /// Flags.
  public let flags: any FlagStore
  /// What browsers told.
  public let events: any EventStore
  /// Jobs.
  public let jobs: any JobQueue
  /// What was done.
  public let audit: any AuditLog

  /// Takes the stores of one database.
  public init(
    sessions: any SessionStore, flags: any FlagStore, events: any EventStore, jobs: any JobQueue,
    audit: any AuditLog
  ) {
    self.sessions = sessions
    self.flags = flags
    self.events = events
    self.jobs = jobs
    self.audit = audit
  }
}
