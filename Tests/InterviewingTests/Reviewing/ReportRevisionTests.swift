import Interviewing
import Proctoring
import SessionModel
import TestSupport
import Testing

@Suite("A report that is revised")
struct ReportRevisionTests {
  @Test("with nothing that is new recommends the same, in the same words")
  func nothingNew() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(seed: seed)
    for _ in 0..<40 {
      let report = ReviewedSample.random(using: &random)
      let revised = report.revised(by: ReviewedSample.facts(report.flags), policy: .version1)
      #expect(revised.recommendation == report.recommendation, "seed \(seed)")
      #expect(revised.flags == report.flags && revised.coverage == report.coverage, "seed \(seed)")
    }
  }

  @Test("after an overruling only ever moves from FAIL to REVIEW to PASS")
  func overrulingIsMonotone() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(seed: seed)
    var moves: Set<[Outcome]> = []
    for _ in 0..<60 {
      let report = ReviewedSample.random(using: &random)
      var flags = report.flags
      var last = report.recommendation.outcome
      for index in flags.indices.shuffled(using: &random) {
        flags[index].overruled = ReviewedSample.note("not so")
        let now = report.revised(by: ReviewedSample.facts(flags), policy: .version1).recommendation.outcome
        #expect(now.kindness >= last.kindness, "seed \(seed): \(last) became \(now)")
        if now != last { moves.insert([last, now]) }
        last = now
      }
    }
    #expect(moves.contains([.fail, .review]) && moves.contains([.review, .pass]), "seed \(seed)")
  }

  @Test("does not count an overruled flag, nor cite it")
  func overruled() {
    let report = ReviewedSample.report(high: 2, moderate: 1, score: 8)
    #expect(report.recommendation.outcome == .fail)
    var flags = report.flags
    flags[0].overruled = ReviewedSample.note("a poster")
    let once = report.revised(by: ReviewedSample.facts(flags), policy: .version1)
    #expect(once.recommendation.rule == .someHighFlag && once.recommendation.flags == ["flag-2"])
    flags[1].overruled = ReviewedSample.note("a poster, too")
    let twice = once.revised(by: ReviewedSample.facts(flags), policy: .version1)
    #expect(twice.recommendation.outcome == .pass && twice.recommendation.flags == ["flag-3"])
    #expect(twice.flags.map(\.counts) == [false, false, true])
  }

  @Test("stays a FAIL after a breach, whichever flags are overruled")
  func breach() {
    let report = ReviewedSample.report(high: 2, moderate: 0, score: 8)
    var facts = ReviewedSample.facts(report.flags)
    facts.review.breach = ReviewedSample.note("a second person answered")
    for index in facts.flags.indices { facts.flags[index].overruled = ReviewedSample.note("no") }
    let revised = report.revised(by: facts, policy: .version1)
    #expect(revised.recommendation.outcome == .fail && revised.recommendation.rule == .policyBreach)
    #expect(revised.recommendation.explanation.contains("a second person answered"))
    #expect(revised.review == facts.review)
  }

  @Test("is not moved by a decision")
  func decision() {
    let report = ReviewedSample.report(high: 2, moderate: 0, score: 8)
    var facts = ReviewedSample.facts(report.flags)
    facts.review.decision = DecisionSummary(.pass, reason: "seen", by: "hr", at: WallTime(microseconds: 0))
    let revised = report.revised(by: facts, policy: .version1)
    #expect(revised.recommendation == report.recommendation)
    #expect(revised.review?.decision?.outcome == .pass)
  }

  @Test(
    "takes the last score, or the reason why there is none, and leaves what it had where there is no news")
  func scores() {
    let report = ReviewedSample.report(high: 0, moderate: 0, score: 5)
    var facts = ReviewedSample.facts(report.flags)
    let version = ScoreVersionSummary(
      version: 2, number: 7, reason: "again", madeAt: "2026-01-01T00:00:00.000Z")
    facts.scoring = SessionFacts.Scoring(summary: ReviewedSample.score(8.1), error: nil, version: version)
    let better = report.revised(by: facts, policy: .version1)
    #expect(better.recommendation.outcome == .pass && better.score?.final == 8.1)
    #expect(better.scoreVersion == version)
    facts.scoring = SessionFacts.Scoring(summary: nil, error: "the model is away", version: version)
    let none = report.revised(by: facts, policy: .version1)
    #expect(none.recommendation.rule == .noScore && none.score == nil)
    #expect(none.recommendation.explanation.contains("the model is away"))
    facts.scoring = nil
    #expect(report.revised(by: facts, policy: .version1).score == report.score)
  }

  @Test("keeps and counts a flag that only the report or only the facts have")
  func strayFlags() {
    let report = ReviewedSample.report(high: 2, moderate: 0, score: 8)
    let one = report.revised(by: ReviewedSample.facts([report.flags[1]]), policy: .version1)
    #expect(one.flags.map(\.id) == ["flag-1", "flag-2"] && one.recommendation.outcome == .fail)
    let bare = ReviewedSample.report(high: 0, moderate: 0, score: 8)
    let other = bare.revised(by: ReviewedSample.facts(report.flags), policy: .version1)
    #expect(other.flags.count == 2 && other.recommendation.outcome == .fail)
  }
}

extension Outcome {
  /// How good it is for the candidate.
  fileprivate var kindness: Int {
    switch self {
    case .fail: 0
    case .review: 1
    case .pass: 2
    }
  }
}
