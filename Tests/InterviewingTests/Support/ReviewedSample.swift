import Interviewing
import Proctoring
import SessionModel
import TestSupport

/// Reports as an analysis leaves them, and what becomes known since.
enum ReviewedSample {
  /// A report with so many flags, all seen and heard.
  static func report(
    high: Int, moderate: Int, score: Double?, shares: CoverageShares = .full
  ) -> Report {
    var sample = SampleReport()
    sample.flags = sampleFlags(high: high, moderate: moderate)
    sample.shares = shares
    var report = sample.report
    report.score = score.map { Self.score($0) }
    report.recommendation = RecommendationSummary(report.recommended(by: .version1))
    return report
  }

  /// One of which the flags decide often.
  static func random(using random: inout SeededGenerator) -> Report {
    let scores: [Double?] = [7, 8.5, 10, 10, 6.9, nil]
    let shares = [1.0, 1.0, 1.0, 0.8, 0.79][Int.random(in: 0..<5, using: &random)]
    return report(
      high: Int.random(in: 0...4, using: &random), moderate: Int.random(in: 0...5, using: &random),
      score: scores[Int.random(in: scores.indices, using: &random)],
      shares: CoverageShares(face: shares, audio: 1))
  }

  /// A score of one criterion.
  static func score(_ final: Double) -> ScoreSummary {
    let record = ScoreRecord(
      role: "gardener", level: "junior", rubricVersion: "1.0", rubricDocument: "rubric-1", model: nil,
      embedding: ModelSummary(name: "minilm", version: "1"), sampling: .none, leftOut: [], criteria: [])
    let transcript = Transcript(language: "en", segments: [], refused: 0)
    var summary = ScoreSummary(
      record, SessionScore(record, transcript: transcript), transcript: transcript, spreadLimit: 1.5)
    summary.final = final
    return summary
  }

  /// The facts of a session in which nothing but the flags is known.
  static func facts(_ flags: [FlagSummary]) -> SessionFacts {
    SessionFacts(session: session, flags: flags)
  }

  static let session = SessionSummary(
    id: SessionID(at: WallTime(microseconds: 1_700_000_000_000_000), random: 7), state: .scored,
    candidate: CandidateSummary(externalId: "Ext-1", name: "Ada Lovelace"), role: "gardener",
    level: "junior", language: "en-GB", rubricVersion: "1.0", policyVersion: "1.0")

  /// What somebody of HR says.
  static func note(_ reason: String) -> NoteSummary {
    NoteSummary(reason: reason, by: "hr@example.org", at: WallTime(microseconds: 1_700_000_000_250_999))
  }

  /// A report with everything that people can say.
  static func reviewed() -> Report {
    let report = report(high: 1, moderate: 1, score: 8)
    var facts = facts(report.flags)
    facts.flags[0].overruled = note("that was a poster")
    facts.flags[1].clipError = nil
    facts.review = ReviewSummary(
      breach: note("somebody answered for them"),
      decision: DecisionSummary(
        .fail, reason: "as declared", by: "lead@example.org",
        at: WallTime(microseconds: 1_700_000_060_000_000)))
    facts.scoring = SessionFacts.Scoring(
      summary: score(8.2), error: nil,
      version: ScoreVersionSummary(
        version: 2, number: 41, reason: "a new rubric", madeAt: "2023-11-14T22:13:00.000Z"))
    return report.revised(by: facts, policy: .version1)
  }
}
