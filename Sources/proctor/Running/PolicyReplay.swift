import Analysis
import Foundation
import Interviewing
import ObservationFiles
import Proctoring
import Results
import SessionModel

/// What a policy makes of observations that were stored, beside the report that was made of them.
struct PolicyReplay {
  private let report: Report
  /// With the adjustments that were granted.
  private let policy: Policy
  private let outcome: ObservationReplay.Outcome

  /// Replays the report of a folder.
  ///
  /// - Throws: ``ReportFileError``, `ObservationFileError`.
  init(of folder: URL, by policy: Policy) throws {
    let report = try Report(readingFrom: folder)
    let path = folder.appending(path: ObservationFile.name).path
    try self.init(report, policy) { begin, take in
      try ObservationFile(reading: path, begin: begin, take: take)
    }
  }

  /// Replays the last analysis of a session.
  ///
  /// - Throws: ``OperatingError``, `ResultError`, `ObservationFileError`, `StoreError`.
  init(of id: SessionID, _ stores: Stores, by policy: Policy) async throws {
    let composed = try await stores.reports.report(of: id)
    let results = ResultStore(stores.blobs)
    guard let reading = try await results.observations(of: id, analysis: composed.analysis) else {
      throw OperatingError.noObservations(id)
    }
    var content = Data(capacity: reading.byteCount)
    try await reading.forEachChunk { content += $0 }
    try self.init(composed.report, policy) { [content] begin, take in
      try ObservationFile(content, named: "the observations of \(id)", begin: begin, take: take)
    }
  }

  private init(
    _ report: Report, _ policy: Policy,
    _ read: ((ObservationHeader) -> Void, (ObservedMoment) -> Bool) throws -> ObservationFile
  ) throws {
    var inForce = policy
    var replay = ObservationReplay(policy: policy)
    let observations = try read(
      { header in
        inForce = policy.granting(header.accommodations)
        replay = ObservationReplay(policy: inForce)
      }, { replay.take($0) })
    self.report = report
    self.policy = inForce
    outcome = replay.finished(at: observations.end)
  }

  /// What would have been another.
  var comparison: PolicyComparison {
    var other = report
    other.coverage.face = outcome.faceCoverage
    other.coverage.audio = outcome.voiceCoverage
    other.flags = outcome.flags.map { flag in
      var summary = FlagSummary(
        flag, policyVersion: policy.version, models: [], clips: .failed(why: "it is a replay"))
      summary.overruled = report.flags.first { !$0.counts && $0.isMeanwhile(summary) }?.overruled
      return summary
    }
    return PolicyComparison(
      report, policy: policy, flags: outcome.flags, recommendation: other.recommended(by: policy))
  }
}

extension FlagSummary {
  /// Whether both are of a kind and their times overlap, as a comparison takes two flags for the same.
  fileprivate func isMeanwhile(_ other: FlagSummary) -> Bool {
    kind == other.kind && other.startS <= endS && other.endS >= startS
  }
}
