import Crypto
import Foundation
import Interviewing
import Persistence
import Proctoring
import SessionModel

/// Puts together what is known of a session: what its last analysis found, what was said of its flags, what the
/// candidate's browser told, its last score, what people decided; and what that makes of the recommendation.
public struct ReportComposer: Sendable {
  /// Where its documents are kept.
  public let results: ResultStore
  private let sessions: any SessionStore
  private let flags: any FlagStore
  private let events: any EventStore
  private let policy: @Sendable (String) -> Policy?

  /// Creates a composer.
  ///
  /// - Parameter policy: The policy of a version, without adjustments; nil for one that is not known.
  public init(
    sessions: any SessionStore, flags: any FlagStore, events: any EventStore, blobs: any BlobStore,
    policy: @escaping @Sendable (String) -> Policy?
  ) {
    self.sessions = sessions
    self.flags = flags
    self.events = events
    self.policy = policy
    results = ResultStore(blobs)
  }

  /// The report of a session as it is now.
  public func report(of id: SessionID) async throws(ResultError) -> ComposedReport {
    var session = try await session(id)
    // What is read must be of one version of the session: no score is missed that was made meanwhile, and nothing is
    // told of a session that was erased meanwhile. The bound is for one that never rests.
    for _ in 0..<Self.mostReadings {
      let found = try await findings(of: id)
      let now = try await self.session(id)
      if now.record.version == session.record.version { return try compose(found, now) }
      session = now
    }
    return try compose(try await findings(of: id), session)
  }

  private static let mostReadings = 5

  private typealias Known = (record: SessionRecord, candidate: Candidate)

  /// What is kept of a session beside its record.
  private struct Findings {
    let files: AnalysisFiles
    let report: Report
    let score: (score: StoredScore, version: Int)?
    let flags: [FlagRecord]
    let breach: ReviewNote?
    let events: [ClientEventRecord]
  }

  private func session(_ id: SessionID) async throws(ResultError) -> Known {
    let session = try await ResultError.converting { try await sessions.session(id) }
    guard let session else { throw .noSession(id) }
    guard session.state != .erased, let candidate = session.candidate else { throw .erased(id) }
    return (session, candidate)
  }

  /// Nil where no analysis is complete.
  private func findings(of id: SessionID) async throws(ResultError) -> Findings? {
    guard let number = try await results.lastAnalysis(of: id),
      let report = try await results.report(of: id, analysis: number)
    else { return nil }
    let score = try await results.lastScore(of: id)
    let files = try ResultError.naming { () throws(FieldFault) in try AnalysisFiles(id, number) }
    return try await ResultError.converting {
      Findings(
        files: files, report: report, score: score,
        flags: try await flags.flags(of: id, analysis: number), breach: try await flags.breach(in: id),
        events: try await events.events(of: id, after: nil, limit: ClientEvent.mostOfSession))
    }
  }

  private func compose(_ found: Findings?, _ session: Known) throws(ResultError) -> ComposedReport {
    guard let found else { throw .notAnalysed(session.record.id, session.record.state) }
    let version = found.report.policyVersion
    guard let policy = policy(version) else { throw .unknownPolicy(version: version) }
    let report = found.report.revised(by: Self.facts(found, session), policy: policy)
    let json: Data
    do { json = try report.json() } catch {
      throw .damaged(found.files.report, why: "it holds a value that is no number")
    }
    return ComposedReport(
      report: report, json: json, revision: Self.revision(of: json), analysis: found.files.number,
      policy: policy.granting(session.record.terms.accommodations),
      clips: Self.clips(of: report, found.flags, found.files))
  }

  private static func facts(_ found: Findings, _ session: Known) -> SessionFacts {
    SessionFacts(
      session: SessionSummary(session.record, session.candidate),
      flags: found.flags.map { FlagSummary($0, found.files) },
      review: ReviewSummary(
        breach: found.breach.map { NoteSummary($0) },
        decision: session.record.decision.map { DecisionSummary($0) }),
      scoring: found.score.map { SessionFacts.Scoring($0.score, version: $0.version) }
        ?? awaited(found.report, session.record.state),
      clientEvents: ClientEpisode.episodes(of: found.events.map(\.event)).map { ClientEventSummary($0) })
  }

  /// The beginning of the SHA-256, which no two reports have in common.
  private static func revision(of json: Data) -> String {
    "\(ContentDigest(bytes: SHA256.hash(data: json)) ?? .zero)".prefix(32).description
  }

  private static func clips(
    of report: Report, _ records: [FlagRecord], _ files: AnalysisFiles
  ) -> [String: BlobKey] {
    let kept = records.flatMap { $0.clips.map { (files.relative($0.key), $0.key) } }
    let names = report.flags.flatMap { [$0.clip, $0.peakClip].compactMap(\.?.file) }
    let beside = names.compactMap { name in files.blob(name).map { (name, $0) } }
    return Dictionary(kept + beside) { first, _ in first }
  }

  /// Where a score is yet to come the report says so: it would read else as if none had been asked for.
  private static func awaited(_ report: Report, _ state: SessionState) -> SessionFacts.Scoring? {
    guard state == .ended || state == .scoring, report.score == nil, report.scoreError == nil else {
      return nil
    }
    return SessionFacts.Scoring(summary: nil, error: "the answers are yet to be scored", version: nil)
  }
}

extension SessionFacts.Scoring {
  /// What came of the scoring that was kept last.
  init(_ score: StoredScore, version: Int) {
    self.init(
      summary: score.summary, error: score.error,
      version: ScoreVersionSummary(
        version: version, number: score.number, reason: score.reason, madeAt: score.madeAt))
  }
}
