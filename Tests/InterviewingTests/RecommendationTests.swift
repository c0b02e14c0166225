import Interviewing
import Proctoring
import SessionModel
import TestSupport
import Testing

@Suite("The recommendation")
struct RecommendationTests {
  struct Row: Sendable {
    var score: Double?
    var high = 0
    var moderate = 0
    var face: Double? = 1
    var audio: Double? = 1
    let outcome: Outcome
    let rule: DecidingRule
  }

  static let rows = [
    // PASS: score of 7.0 and more, no HIGH flag, at most 2 MODERATE flags.
    Row(score: 7, outcome: .pass, rule: .allMet),
    Row(score: 10, outcome: .pass, rule: .allMet),
    Row(score: 7, moderate: 2, outcome: .pass, rule: .allMet),
    Row(score: 7, face: 0.8, audio: 0.8, outcome: .pass, rule: .allMet),
    // FAIL: 2 HIGH flags and more, whatever else there is.
    Row(score: 10, high: 2, outcome: .fail, rule: .highFlags),
    Row(score: nil, high: 2, outcome: .fail, rule: .highFlags),
    Row(score: 0, high: 3, moderate: 9, face: 0, audio: nil, outcome: .fail, rule: .highFlags),
    // REVIEW: everything else.
    Row(score: 6.9, outcome: .review, rule: .scoreTooLow),
    Row(score: 0, outcome: .review, rule: .scoreTooLow),
    Row(score: nil, outcome: .review, rule: .noScore),
    Row(score: .nan, outcome: .review, rule: .noScore),
    Row(score: 10, high: 1, outcome: .review, rule: .someHighFlag),
    Row(score: 10, moderate: 3, outcome: .review, rule: .tooManyModerateFlags),
    Row(score: 0, moderate: 50, outcome: .review, rule: .tooManyModerateFlags),
    Row(score: 10, face: 0.7999, outcome: .review, rule: .faceCoverage),
    Row(score: 10, face: 0, outcome: .review, rule: .faceCoverage),
    Row(score: 10, face: nil, outcome: .review, rule: .faceCoverage),
    Row(score: 10, face: .nan, outcome: .review, rule: .faceCoverage),
    Row(score: 10, audio: 0.7999, outcome: .review, rule: .audioCoverage),
    Row(score: 10, audio: nil, outcome: .review, rule: .audioCoverage),
  ]

  @Test("follows the table of the policy", arguments: rows)
  func table(row: Row) {
    let decided = Recommendation.version1(
      score: row.score, high: row.high, moderate: row.moderate,
      coverage: CoverageShares(face: row.face, audio: row.audio))
    #expect(decided.outcome == row.outcome)
    #expect(decided.rule == row.rule)
  }

  @Test("compares the score that is shown, rounded to one decimal")
  func roundedScore() {
    #expect(Recommendation.version1(score: 6.95).outcome == .pass)
    #expect(Recommendation.version1(score: 6.949).outcome == .review)
    #expect(Recommendation.version1(score: 6.949).explanation.contains("the score 6.9 is below 7.0"))
    #expect(Recommendation.version1(score: 7.04).outcome == .pass)
  }

  @Test("is never PASS without a score or with too little seen or heard, over all combinations")
  func neverPassInTheDark() {
    for score in [nil, 0, 6.9, 7, 10] as [Double?] {
      for face in [nil, 0, 0.79, 0.8, 1] as [Double?] {
        for audio in [nil, 0, 0.79, 0.8, 1] as [Double?] {
          let outcome = Recommendation.version1(
            score: score, coverage: CoverageShares(face: face, audio: audio)
          ).outcome
          let isMet = score ?? 0 >= 7 && face ?? 0 >= 0.8 && audio ?? 0 >= 0.8
          #expect((outcome == .pass) == isMet, "\(String(describing: (score, face, audio)))")
          #expect(outcome != .fail)
        }
      }
    }
  }

  @Test("takes its numbers from the policy")
  func policyNumbers() {
    let base = Policy.version1
    let policy = Policy(
      version: "strict", timing: base.timing, rules: base.rules, clip: base.clip,
      coverage: CoverageRule(faceMinimum: 0.5, audioMinimum: 0),
      recommendation: RecommendationRule(passScoreAtLeast: 9, passModerateAtMost: 0, failHighAtLeast: 1))
    func decide(_ score: Double, high: Int = 0, moderate: Int = 0) -> Outcome {
      Recommendation.decide(
        finalScore: score, flags: sampleFlags(high: high, moderate: moderate),
        coverage: CoverageShares(face: 0.5, audio: nil), policy: policy
      ).outcome
    }
    #expect(decide(9) == .pass)
    #expect(decide(8.9) == .review)
    #expect(decide(9, moderate: 1) == .review)
    #expect(decide(9, high: 1) == .fail)
  }
}
