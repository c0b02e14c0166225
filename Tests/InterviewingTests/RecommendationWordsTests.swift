import Interviewing
import Proctoring
import SessionModel
import TestSupport
import Testing

@Suite("The words of a recommendation")
struct RecommendationWordsTests {
  @Test("of a FAIL count and cite the HIGH flags, and no others")
  func fail() {
    let decided = Recommendation.version1(score: 9, high: 2, moderate: 1)
    #expect(decided.explanation == "2 HIGH flags (flag-1, flag-2); 2 or more are a FAIL.")
    #expect(decided.flags.map(\.rawValue) == ["flag-1", "flag-2"])
  }

  @Test("of a PASS say what was met and cite the MODERATE flags that were let pass")
  func pass() {
    let clean = Recommendation.version1(score: 7)
    #expect(
      clean.explanation
        == "The score reaches 7.0, there is no HIGH flag, no MODERATE flag, and enough was seen and heard.")
    #expect(clean.flags.isEmpty)
    let flagged = Recommendation.version1(score: 7, moderate: 1)
    #expect(flagged.explanation.contains("1 MODERATE flag (flag-1)"))
    #expect(flagged.flags.map(\.rawValue) == ["flag-1"])
  }

  @Test("of a REVIEW name everything that keeps it from a PASS")
  func review() {
    let decided = Recommendation.version1(
      score: 5.25, high: 1, moderate: 3, coverage: CoverageShares(face: 0.7999, audio: nil))
    #expect(
      decided.explanation == """
        A person should look: 1 HIGH flag (flag-1); 3 MODERATE flags (flag-2, flag-3, flag-4), more than 2; \
        the face could be judged for 79 % of the time, less than 80 %; the sound was not judged; \
        the score 5.3 is below 7.0.
        """)
    #expect(decided.flags.map(\.rawValue) == ["flag-1", "flag-2", "flag-3", "flag-4"])
  }

  @Test("of a REVIEW do not cite flags that do not matter")
  func reviewForAnotherReason() {
    let decided = Recommendation.version1(score: nil, moderate: 2)
    #expect(decided.explanation == "A person should look: there is no score.")
    #expect(decided.flags.isEmpty)
  }

  @Test("cite the first five flags by name; the list has them all")
  func manyFlags() {
    let decided = Recommendation.version1(score: 7, high: 9)
    #expect(decided.explanation.hasPrefix("9 HIGH flags (flag-1, flag-2, flag-3, flag-4, flag-5 and 4 more)"))
    #expect(decided.flags.count == 9)
  }

  @Test("cite flags in order of time, in whatever order they come")
  func orderOfTime() {
    let shuffled = Array(sampleFlags(high: 1, moderate: 3).reversed())
    let decided = Recommendation.decide(
      finalScore: 7, flags: shuffled, coverage: .full, policy: .version1)
    #expect(decided.flags.map(\.rawValue) == ["flag-1", "flag-2", "flag-3", "flag-4"])
  }

  @Test("never show a share below a minimum as the minimum, nor a whole percentage as one less")
  func percentages() {
    func words(_ share: Double, minimum: Double) -> String {
      let base = Policy.version1
      let policy = Policy(
        version: "x", timing: base.timing, rules: base.rules, clip: base.clip,
        coverage: CoverageRule(faceMinimum: minimum, audioMinimum: 0), recommendation: base.recommendation)
      return Recommendation.decide(
        finalScore: 8, flags: [], coverage: CoverageShares(face: share, audio: 1), policy: policy
      ).explanation
    }
    #expect(words(0.7999, minimum: 0.8).contains("79 % of the time, less than 80 %"))
    #expect(words(0.1, minimum: 0.29).contains("10 % of the time, less than 29 %"))
    #expect(words(0.28, minimum: 0.57).contains("28 % of the time, less than 57 %"))
  }
}
