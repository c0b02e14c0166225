import Logging
import Persistence
import Results
import SessionModel

/// Removes the files of erased sessions: all that lies in `SessionFiles/folder`.
public struct ErasureHandler: JobHandling {
  /// Erasures alone.
  public let kinds: Set<JobKind> = [.erasure]

  private let sessions: any SessionStore
  private let blobs: any BlobStore
  private let now: @Sendable () -> WallTime
  private let log: Logger

  /// Creates a handler.
  public init(
    sessions: any SessionStore, blobs: any BlobStore, now: @escaping @Sendable () -> WallTime, log: Logger
  ) {
    self.sessions = sessions
    self.blobs = blobs
    self.now = now
    self.log = log
  }

  /// Removes them, and asks for a second look. Files of a session that was not erased are never touched, whoever asks.
  public func carryOut(_ job: Job, _ lease: LeaseGuard) async throws -> [NewJob] {
    guard let session = job.work.session else { throw JobFailure.never(why: "it names no session") }
    guard let record = try await sessions.session(session) else {
      throw JobFailure.never(why: "there is no such session")
    }
    guard record.state == .erased else { throw JobFailure.never(why: "the session was not erased") }
    let count = try await blobs.removeAll(in: SessionFiles(session).folder)
    let isFirst = ErasureJob.isFirst(job, for: session)
    log.log(
      level: isFirst || count == 0 ? .info : .warning, "removed the files of an erased session",
      metadata: ["session": "\(session)", "files": "\(count)", "look": isFirst ? "first" : "second"])
    return isFirst ? [try ErasureJob.again(for: session, at: now())] : []
  }
}
