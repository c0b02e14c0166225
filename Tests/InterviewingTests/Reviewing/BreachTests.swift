import Interviewing
import Proctoring
import SessionModel
import TestSupport
import Testing

@Suite("A declared breach")
struct BreachTests {
  private func decide(_ breach: String?, score: Double? = 9, high: Int = 0, moderate: Int = 0)
    -> Recommendation
  {
    Recommendation.decide(
      finalScore: score, flags: sampleFlags(high: high, moderate: moderate), coverage: .full,
      policy: .version1, breach: breach)
  }

  @Test(
    "is a FAIL by its own rule, whatever else there is",
    arguments: [
      (9, 0, 0), (nil, 0, 0), (6.9, 0, 3), (9, 1, 0), (9, 2, 0), (nil, 5, 9),
    ] as [(Double?, Int, Int)])
  func fails(score: Double?, high: Int, moderate: Int) {
    let decided = decide("wore an earpiece", score: score, high: high, moderate: moderate)
    #expect(decided.outcome == .fail && decided.rule == .policyBreach)
    #expect(decided.explanation.contains("wore an earpiece"))
  }

  @Test(
    "is told with its reason on one line, and with the HIGH flags only where these would have been enough")
  func words() {
    let declared = "A person declared that the policy was broken: somebody answered for them."
    #expect(decide(" somebody\n\tanswered for  them").explanation == declared)
    #expect(decide("somebody answered for them.").explanation == declared)
    #expect(decide("somebody answered for them", high: 1).flags.isEmpty)
    let flagged = decide("somebody answered for them", high: 2)
    #expect(
      flagged.explanation == "\(declared) 2 HIGH flags (flag-1, flag-2); 2 or more are a FAIL.")
    #expect(flagged.flags.map(\.rawValue) == ["flag-1", "flag-2"])
  }

  @Test("that nobody declared changes nothing")
  func none() {
    for (high, moderate) in [(0, 0), (0, 3), (1, 0), (2, 1)] {
      let without = Recommendation.version1(score: 9, high: high, moderate: moderate)
      #expect(decide(nil, high: high, moderate: moderate) == without)
    }
  }
}
