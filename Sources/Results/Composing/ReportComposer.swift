import Crypto
import Foundation
import Interviewing
import Persistence
import Proctoring
import SessionModel

/// Puts together what is known of a session: what its last analysis found, what was said of its flags, its last score, what
/// people decided; and what that makes of the recommendation.
public struct ReportComposer: Sendable {
  /// Where its documents are kept.
  public let results: ResultStore
  private let sessions: any SessionStore
  private let flags: any FlagStore
  private let policy: @Sendable (String) -> Policy?

  /// Creates a composer.
  ///
  /// - Parameter policy: The policy of a version, without adjustments; nil for one that is not known.
  public init(
    sessions: any SessionStore, flags: any FlagStore, blobs: any BlobStore,
    policy: @escaping @Sendable (String) -> Policy?
  ) {
    self.sessions = sessions
    self.flags = flags
    self.policy = policy
    results = ResultStore(blobs)
  }

  /// The report of a session as it is now.
  public func report(of id: SessionID) async throws(ResultError) -> ComposedReport {
    _ = try await session(id)
    let found = try await analysis(of: id)
    let score = try await results.lastScore(of: id)
    let review = try await ResultError.converting {
      (flags: try await flags.flags(of: id, analysis: found?.number), breach: try await flags.breach(in: id))
    }
    // Read once more, and last: nothing is told of a session that was erased meanwhile.
    let (session, candidate) = try await session(id)
    guard let found else { throw .notAnalysed(id, session.state) }
    let facts = SessionFacts(
      session: SessionSummary(session, candidate), flags: review.flags.map { FlagSummary($0, found.files) },
      review: ReviewSummary(
        breach: review.breach.map { NoteSummary($0) }, decision: session.decision.map { DecisionSummary($0) }),
      scoring: score.map { SessionFacts.Scoring($0.score, version: $0.version) }
        ?? Self.awaited(found.report, session.state))
    return try compose(found, facts, review.flags, session.terms)
  }

  private typealias Found = (number: Int, files: AnalysisFiles, report: Report)

  private func session(_ id: SessionID) async throws(ResultError) -> (SessionRecord, Candidate) {
    let session = try await ResultError.converting { try await sessions.session(id) }
    guard let session else { throw .noSession(id) }
    guard session.state != .erased, let candidate = session.candidate else { throw .erased(id) }
    return (session, candidate)
  }

  private func analysis(of id: SessionID) async throws(ResultError) -> Found? {
    guard let number = try await results.lastAnalysis(of: id),
      let report = try await results.report(of: id, analysis: number)
    else { return nil }
    let files = try ResultError.naming { () throws(FieldFault) in try AnalysisFiles(id, number) }
    return (number, files, report)
  }

  private func compose(
    _ found: Found, _ facts: SessionFacts, _ records: [FlagRecord], _ terms: InterviewTerms
  ) throws(ResultError) -> ComposedReport {
    let version = found.report.policyVersion
    guard let policy = policy(version) else { throw .unknownPolicy(version: version) }
    let report = found.report.revised(by: facts, policy: policy)
    let json: Data
    do { json = try report.json() } catch {
      throw .damaged(found.files.report, why: "it holds a value that is no number")
    }
    return ComposedReport(
      report: report, json: json, revision: Self.revision(of: json), analysis: found.number,
      policy: policy.granting(terms.accommodations), clips: Self.clips(of: report, records, found.files))
  }

  /// The beginning of the SHA-256, which no two reports have in common.
  private static func revision(of json: Data) -> String {
    let digits = Array("0123456789abcdef".utf8)
    let bytes = SHA256.hash(data: json).prefix(16)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 0xF)]] }, as: UTF8.self)
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
