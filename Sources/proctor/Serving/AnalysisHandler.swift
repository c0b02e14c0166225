import Analysis
import Foundation
import Interviewing
import Logging
import Media
import Metrics
import Perception
import Persistence
import Proctoring
import Results
import SessionModel
import Workers

/// Analyses the recording of a session as `proctor analyze` would, and keeps what was found: clips first, then the flags
/// that name them, then the report, whose presence says that the analysis is complete. Done again it gives the same.
struct AnalysisHandler: JobHandling {
  let kinds: Set<JobKind> = [.analysis]
  let sessions: any SessionStore
  let flags: any FlagStore
  let blobs: any BlobStore
  let room: EngineRoom
  let policy: @Sendable (String) -> Policy?
  let framesPerSecond: Double
  /// Where recordings lie while they are analysed.
  let scratch: ScratchArea
  let log: Logger

  func carryOut(_ job: Job, _ lease: LeaseGuard) async throws -> [NewJob] {
    guard let id = job.work.session, let request = AnalysisRequest(payload: job.work.payload) else {
      throw JobFailure.never(why: "it names no session or no analysis")
    }
    guard let session = try await sessions.session(id), session.state != .erased else { return [] }
    let folder = try scratch.work()
    defer { folder.discard() }
    guard let file = try await folder.copy(SessionFiles(id).recording, from: blobs, as: "recording") else {
      throw JobFailure.never(why: "the recording is gone")
    }
    let result = try await analyse(file, of: session, request, into: folder)
    try await lease.confirm()
    try await keep(result, of: id, request.number, from: folder)
    // Another analysis leaves the score that is there: what was said is the same.
    return request.number == 1 ? [try SessionJobs.score(id, .first, at: .now)] : []
  }

  private func analyse(
    _ file: URL, of session: SessionRecord, _ request: AnalysisRequest, into folder: ScratchFolder
  ) async throws -> AnalysisResult {
    guard let policy = policy(session.terms.policyVersion) else {
      throw JobFailure.later(why: "the policy \(session.terms.policyVersion) is not there")
    }
    let language = session.terms.language
    let run = AnalysisRun(
      file: file.path, policy: policy.granting(session.terms.accommodations),
      framesPerSecond: request.framesPerSecond ?? framesPerSecond,
      hints: HearingHints(), engines: { _ in try await room.engines(language: language) }, scoring: nil)
    do {
      return try await run.run(
        into: try ReportFolder(path: Self.report(folder).path),
        progress: AnalysisProgress(remark: { [log] in log.notice("\($0)") }))
    } catch {
      throw Self.failure(error)
    }
  }

  private static func report(_ folder: ScratchFolder) -> URL { folder.url.appending(path: "report") }

  /// What helps against a failure: nothing, where the recording or the settings are to blame.
  private static func failure(_ error: any Error) -> any Error {
    switch error {
    case is CancellationError: error
    case let error as MediaError:
      switch error {
      case .toolMissing, .noSpace, .tookTooLong: JobFailure.later(why: "\(error)")
      default: JobFailure.never(why: error.withoutPath)
      }
    default: Failure(error).map { JobFailure.later(why: $0.message) } ?? error
    }
  }

  private func keep(
    _ result: AnalysisResult, of id: SessionID, _ number: Int, from folder: ScratchFolder
  ) async throws {
    let report = Self.report(folder)
    for flag in result.facts.flags {
      let raised = try RaisedFlag(
        flag, of: id, analysis: number, policyVersion: result.facts.policy.version,
        models: result.facts.models(for: flag.kind))
      let clips = try await keepClips(of: raised.key, result, report)
      // What could not be cut now is cut later: the flag and the job for its clips are kept together.
      let jobs = clips.isEmpty ? [try SessionJobs.clip(of: raised.key, at: .now)] : []
      let outcome = try await flags.put(raised, enqueuing: jobs, at: .now)
      if outcome == .noSession { return }
      if outcome == .added { Self.count(flag) }
      for clip in clips { _ = try await flags.attach(clip, to: raised.key) }
      if case .failed(let why)? = result.clips[flag.id] {
        _ = try await flags.noteNoClip(of: raised.key, why: why)
      }
    }
    let results = ResultStore(blobs)
    try await results.putObservations(
      FileHandle.chunks(of: report.appending(path: "observations.jsonl")), of: id, analysis: number)
    try await results.put(result.report, of: id, analysis: number)
  }

  /// One that an attempt before kept was counted then.
  private static func count(_ flag: Proctoring.Flag) {
    Counter(
      label: "flags_emitted_total",
      dimensions: [("kind", flag.kind.rawValue), ("severity", flag.severity.rawValue)]
    ).increment()
  }

  private func keepClips(
    of flag: FlagKey, _ result: AnalysisResult, _ report: URL
  ) async throws -> [FlagClip] {
    guard case .cut(let clip, let peak)? = result.clips[flag.flag] else { return [] }
    var kept: [FlagClip] = []
    for (subject, summary) in [(ClipWindow.Subject.flag, clip), (.peak, peak)] {
      guard let summary else { continue }
      let span = SessionSpan(SessionTime(seconds: summary.startS), SessionTime(seconds: summary.endS))
      let file = report.appending(path: summary.file)
      if let clip = try await ClipKeeper(blobs: blobs).keep(file, subject, of: flag, showing: span) {
        kept.append(clip)
      }
    }
    return kept
  }
}

extension MediaError {
  /// What is wrong, without the path, which means nothing to whoever reads it in a list of jobs.
  fileprivate var withoutPath: String {
    switch self {
    case .notMedia(_, let why): "the recording cannot be read (\(why))"
    case .noVideo: "the recording has no picture"
    case .noPictures: "no picture of the recording can be decoded"
    case .empty: "the recording is empty"
    default: "the recording cannot be read"
    }
  }
}
