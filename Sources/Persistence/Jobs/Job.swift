import SessionModel

/// Where a job stands. Raw values are the names in databases and interfaces.
public enum JobState: String, CaseIterable, Hashable, Sendable, Codable {
  /// It may be taken when its time has come. Exits: running, withdrawn.
  case waiting
  /// A worker holds it. Exits: done, waiting (failed, given back, or the lease ran out), dead, quarantined.
  case running
  /// It was done. No exit.
  case done
  /// It failed as often as it may. Exits: waiting, by a person; withdrawn.
  case dead
  /// Its workers died of it twice. Exits: waiting, by a person; withdrawn.
  case quarantined
  /// It is not to be done any more: something else took its place. No exit.
  case withdrawn
}

/// What a worker shows to prove that a job is still its own.
public struct JobTicket: Hashable, Sendable {
  /// The job.
  public let key: JobKey
  /// Who holds it.
  public let worker: WorkerID
  /// How often the job had been taken then; the ticket of an earlier holder does not fit any more.
  public let take: Int
}

/// What a worker came to that went without giving its jobs back.
public enum WorkerEnd: Hashable, Sendable {
  /// It was ended from outside: killed, or its machine went down.
  case killed
  /// It ended of what it did, maybe of one of its jobs.
  case crashed
  /// Nothing is known but that its lease ran out. It counts as a crash.
  case unknown
}

/// Who holds a job, and until when.
public struct JobLease: Hashable, Sendable {
  /// Who holds it.
  public let worker: WorkerID
  /// From when on somebody else may have it.
  public let until: WallTime

  /// Creates a lease.
  public init(worker: WorkerID, until: WallTime) {
    self.worker = worker
    self.until = until
  }
}

/// How far a job has come.
public struct JobProgress: Hashable, Sendable {
  /// Where it stands.
  public var state = JobState.waiting
  /// When it may be taken.
  public var notBefore: WallTime
  /// Who holds it; nil unless it is running.
  public var lease: JobLease?
  /// How often it was taken, ever.
  public var takes = 0
  /// How often it was tried since a person last put it back.
  public var attempts = 0
  /// How often its worker crashed since then, or its lease ran out.
  public var crashes = 0
  /// Why it failed last, at most 1,000 bytes; nil where it never did.
  public var lastFailure: String?
  /// When it came to its end: done, dead, quarantined or withdrawn; nil before.
  public var endedAt: WallTime?

  /// Begins.
  public init(notBefore: WallTime) { self.notBefore = notBefore }
}

/// A job as it is kept.
public struct Job: Hashable, Sendable, Identifiable {
  /// After as many crashes it is not tried any more.
  public static let mostCrashes = 2
  /// The most bytes that are kept of why it failed.
  public static let mostFailureBytes = 1_000

  /// What is to be done.
  public let work: NewJob
  /// When it was asked for.
  public let createdAt: WallTime
  /// How far it has come.
  public var progress: JobProgress

  /// Its name.
  public var id: JobKey { work.key }

  /// Puts a job together as it was kept.
  public init(_ work: NewJob, createdAt: WallTime, progress: JobProgress? = nil) {
    self.work = work
    self.createdAt = createdAt
    self.progress = progress ?? JobProgress(notBefore: work.notBefore)
  }

  /// What its holder shows; nil where nobody holds it.
  public var ticket: JobTicket? {
    progress.lease.map { JobTicket(key: id, worker: $0.worker, take: progress.takes) }
  }
}
