import Interviewing
import Proctoring
import SessionModel
import TestSupport
import Testing

@Suite("What another policy would have changed")
struct PolicyComparisonTests {
  private func compare(_ was: [Flag], _ wouldBe: [Flag]) -> PolicyComparison {
    let recommendation = Recommendation.decide(
      finalScore: nil, flags: wouldBe, coverage: .full, policy: .version1)
    return PolicyComparison(
      SampleReport(flags: was).report, policy: .version1, flags: wouldBe, recommendation: recommendation)
  }

  @Test("Nothing, where the flags are the same")
  func same() {
    let flags = sampleFlags(high: 2, moderate: 1)
    let comparison = compare(flags, flags)
    #expect(comparison.count(.same) == 3 && comparison.flags.count == 3)
    #expect(comparison.recommendationWas.outcome == .fail)
    #expect(comparison.recommendationWouldBe == comparison.recommendationWas)
    #expect(comparison.text().contains("3 the same, 0 changed, 0 gone, 0 added"))
  }

  @Test("Flags that are gone and flags that are added, and the recommendation with them")
  func goneAndAdded() {
    let flags = sampleFlags(high: 2, moderate: 1)
    let gone = compare(flags, Array(flags.dropFirst()))
    #expect(gone.flags.map(\.change) == [.gone, .same, .same])
    #expect(gone.flags[0].was?.severity == .high && gone.flags[0].wouldBe == nil)
    #expect((gone.recommendationWas.outcome, gone.recommendationWouldBe.outcome) == (.fail, .review))
    #expect(gone.text().contains("FAIL → REVIEW"))
    let added = compare(Array(flags.dropFirst()), flags)
    #expect(added.flags.map(\.change) == [.added, .same, .same])
  }

  @Test("A flag of the same kind and time with another severity or border has changed")
  func changed() {
    let moderate = sampleFlags(high: 0, moderate: 1)
    var proctor = Proctor(policy: .version1)
    for index in 0...14 {
      let time = SessionTime(seconds: 10 + Double(index) / 4)
      _ = proctor.observe(Observation(.headTurn, .measured(50), at: time))
    }
    let high = proctor.finish().compactMap { if case .close(let flag) = $0 { flag } else { nil } }
    let comparison = compare(moderate, high)
    #expect(comparison.flags.map(\.change) == [.changed])
    #expect(comparison.text().contains("MODERATE 10.0–12.5 s → HIGH 10.0–13.5 s"))
  }

  @Test("Flags of other kinds at the same time are not one")
  func kinds() {
    let comparison = compare(sampleFlags(high: 1, moderate: 0), sampleFlags(high: 0, moderate: 1))
    #expect(comparison.flags.map(\.change).sorted { $0.rawValue < $1.rawValue } == [.added, .gone])
  }
}
