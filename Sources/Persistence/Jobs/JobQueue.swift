import SessionModel

/// Keeps jobs and hands each to one worker at a time.
///
/// A worker that dies loses its lease and another takes over; so work may begin more than once, and must bear
/// that. Times are those of the caller. Each method is one transaction. All throw ``StoreError``, or
/// `CancellationError` before anything changed.
public protocol JobQueue: Sendable {
  /// Keeps a job.
  ///
  /// - Returns: False where there is one of this key already, in whatever state; that one stays as it is.
  func enqueue(_ job: NewJob, at now: WallTime) async throws -> Bool

  /// Takes a job that nobody holds and whose time has come, earlier ones first.
  ///
  /// Before that, jobs whose lease has run out are taken from their holders: they can be taken again, or are
  /// given up (``Job/takeBack(at:)``). Several workers at once each get a job of their own, so the order is not
  /// exact among them.
  ///
  /// - Parameters:
  ///   - kinds: What the worker can do.
  ///   - lease: For how long it is its own unless it asks for more.
  ///   - isSparing: Whether jobs of which a worker may have died (``Job/isSuspect``) are left.
  /// - Returns: The job, running; nil where there is none.
  func take(
    _ kinds: Set<JobKind>, by worker: WorkerID, lease: Duration, sparingSuspects isSparing: Bool,
    at now: WallTime
  ) async throws -> Job?

  /// Takes all jobs from a worker that is known to be gone, before their leases run out.
  ///
  /// - Returns: How many.
  func takeBack(from worker: WorkerID, _ end: WorkerEnd, at now: WallTime) async throws -> Int

  /// Lengthens a lease to `lease` from now.
  ///
  /// - Returns: False where the job is no longer the worker's: it must stop.
  func heartbeat(_ ticket: JobTicket, lease: Duration, at now: WallTime) async throws -> Bool

  /// Ends a job that was done, and keeps the jobs that follow from it.
  ///
  /// - Returns: False where the job is no longer the worker's; then nothing is kept.
  func complete(_ ticket: JobTicket, enqueuing next: [NewJob], at now: WallTime) async throws -> Bool

  /// Notes that a job was tried in vain.
  ///
  /// - Parameters:
  ///   - why: Kept in part: ``Job/mostFailureBytes``. Without names and contents.
  ///   - retryAt: When to try again, delay and chance included; nil where that would help nothing.
  /// - Returns: Where the job stands now; nil where it is no longer the worker's.
  func fail(_ ticket: JobTicket, why: String, retryAt: WallTime?, at now: WallTime) async throws -> JobState?

  /// Gives a job back untried.
  ///
  /// - Returns: False where the job is no longer the worker's.
  func giveBack(_ ticket: JobTicket) async throws -> Bool

  /// Lets a job that was given up be tried anew.
  ///
  /// - Returns: False where there is none, or it was not given up.
  func revive(_ key: JobKey, at now: WallTime) async throws -> Bool

  /// Sees to it that a job is not done any more; its key stays taken.
  ///
  /// - Returns: False where there is none, or it is too late: it is being done or was done.
  func withdraw(_ key: JobKey, at now: WallTime) async throws -> Bool

  /// Forgets jobs that were done or withdrawn before a moment; their keys are free again.
  ///
  /// - Returns: How many.
  func forgetDone(before time: WallTime) async throws -> Int

  /// A job; nil where there is none.
  func job(_ key: JobKey) async throws -> Job?

  /// Jobs in order of their keys.
  ///
  /// - Parameters:
  ///   - key: The last key of the page before; nil for the first page.
  ///   - limit: The most that are given, at least 1.
  func jobs(_ filter: JobFilter, after key: JobKey?, limit: Int) async throws -> [Job]

  /// How many jobs there are of each kind in each state; a pair that has none is left out.
  func counts() async throws -> [JobCount]
}

extension JobQueue {
  /// Takes a job, be it suspect or not.
  public func take(
    _ kinds: Set<JobKind>, by worker: WorkerID, lease: Duration, at now: WallTime
  ) async throws -> Job? {
    try await take(kinds, by: worker, lease: lease, sparingSuspects: false, at: now)
  }
}

/// Which jobs are asked for. What is nil lets all through.
public struct JobFilter: Hashable, Sendable {
  /// All jobs.
  public static let everything = JobFilter()

  /// In which state.
  public let state: JobState?
  /// Of which kind.
  public let kind: JobKind?
  /// For which session.
  public let session: SessionID?

  /// Creates a filter.
  public init(state: JobState? = nil, kind: JobKind? = nil, session: SessionID? = nil) {
    self.state = state
    self.kind = kind
    self.session = session
  }

  /// Whether a job is let through.
  public func admits(_ job: Job) -> Bool {
    (state ?? job.progress.state) == job.progress.state && (kind ?? job.work.kind) == job.work.kind
      && (session == nil || session == job.work.session)
  }
}

/// How many jobs there are of one kind in one state.
public struct JobCount: Hashable, Sendable {
  /// The kind.
  public let kind: JobKind
  /// The state.
  public let state: JobState
  /// How many, at least 1.
  public let count: Int

  /// Creates a count.
  public init(_ kind: JobKind, _ state: JobState, _ count: Int) {
    self.kind = kind
    self.state = state
    self.count = count
  }
}
