import Foundation
import Media
import Perception
import Persistence
import Proctoring
import Results
import SessionModel
import Workers

/// Cuts the clips of a flag out of the session's recording; done again it gives the same.
struct ClipHandler: JobHandling {
  let kinds: Set<JobKind> = [.clip]
  let flags: any FlagStore
  let blobs: any BlobStore
  let policy: @Sendable (String) -> Policy?
  /// Where the recording lies while clips are cut.
  let scratch: ScratchArea

  func carryOut(_ job: Job, _ lease: LeaseGuard) async throws -> [NewJob] {
    guard let key = SessionJobs.flag(of: job) else { throw JobFailure.never(why: "it names no flag") }
    guard let record = try await flags.flag(key) else { return [] }
    do {
      try await cut(record)
    } catch MediaError.clipFailed(_, let why) {
      _ = try await flags.noteNoClip(of: key, why: why)
      throw JobFailure.later(why: "the clip could not be cut")
    }
    return []
  }

  private func cut(_ record: FlagRecord) async throws {
    let key = record.raised.key
    guard let policy = policy(record.raised.policyVersion) else {
      throw JobFailure.later(why: "the policy \(record.raised.policyVersion) is not there")
    }
    let folder = try scratch.work()
    defer { folder.discard() }
    guard let file = try await folder.copy(SessionFiles(key.session).recording, from: blobs, as: "recording")
    else {
      throw JobFailure.never(why: "the recording is gone")
    }
    let recording = try await Recording.open(file.path)
    let end = recording.info.declaredDuration.map { SessionTime.zero + $0 } ?? record.raised.flag.end
    let cutter = ClipCutter(recording, into: folder.url)
    let keeper = ClipKeeper(blobs: blobs)
    let whole = SessionSpan(.zero, max(end, record.raised.flag.end))
    for window in ClipWindow.windows(for: record.raised.flag, rule: policy.clip, within: whole) {
      let written = try await cutter.writeClip(window.span, name: "clip-\(window.subject)")
      let file = folder.url.appending(path: written.fileName)
      guard let clip = try await keeper.keep(file, window.subject, of: key, showing: window.span) else {
        continue
      }
      _ = try await flags.attach(clip, to: key)
    }
  }
}
