import KnowledgeBase
import LanguageModels
import Logging
import Persistence
import Proctoring
import Results
import SessionModel
import Tokens
import Workers

/// All that the interface works with, put together in one place by whoever starts the server.
public struct APIServices: Sendable {
  /// Sessions, with what was found and told of them.
  public let sessions: any SessionStore, flags: any FlagStore, events: any EventStore
  /// Work, and what was done.
  public let jobs: any JobQueue, audit: any AuditLog
  /// Clips, recordings and reports.
  public let blobs: any BlobStore
  /// The knowledge base.
  public let knowledge: any KnowledgeStore
  /// Finds documents; kept in step with the store.
  public let search: KnowledgeIndex
  /// Places texts by their meaning where documents are taken in; nil where there is no such model.
  public let embedding: (any TextEmbedding)?
  /// Puts reports together.
  public let reports: ReportComposer
  /// Makes and checks tokens.
  public let tokens: TokenAuthority
  /// The policy of a version; nil where there is none.
  public let policy: @Sendable (String) -> Policy?
  /// Says whether a file that was handed in is a recording.
  public let recordings: any RecordingChecking
  /// Given when there is work.
  public let work: WorkSignal
  /// The calendar's clock.
  public let clock: @Sendable () -> WallTime
  /// What is looked at before the server says that it is ready.
  public let readiness: [ReadinessCheck]
  /// Prometheus text.
  public let metrics: @Sendable () -> [UInt8]
  /// What may be set.
  public let settings: APISettings
  /// Where failures are told.
  public let log: Logger

  /// Puts services together.
  public init(
    sessions: any SessionStore, flags: any FlagStore, events: any EventStore, jobs: any JobQueue,
    audit: any AuditLog, blobs: any BlobStore,
    knowledge: any KnowledgeStore, search: KnowledgeIndex, embedding: (any TextEmbedding)?,
    tokens: TokenAuthority,
    policy: @escaping @Sendable (String) -> Policy?, recordings: any RecordingChecking,
    work: WorkSignal, clock: @escaping @Sendable () -> WallTime,
    readiness: [ReadinessCheck], metrics: @escaping @Sendable () -> [UInt8], settings: APISettings,
    log: Logger
  ) {
    self.sessions = sessions
    self.flags = flags
    self.events = events
    self.jobs = jobs
    self.audit = audit
    self.blobs = blobs
    self.knowledge = knowledge
    self.search = search
    self.embedding = embedding
    self.tokens = tokens
    self.policy = policy
    self.recordings = recordings
    self.work = work
    self.clock = clock
    self.readiness = readiness
    self.metrics = metrics
    self.settings = settings
    self.log = log
    reports = ReportComposer(
      sessions: sessions, flags: flags, events: events, blobs: blobs, policy: policy)
  }
}
