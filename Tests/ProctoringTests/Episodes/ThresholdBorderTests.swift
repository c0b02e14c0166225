import Proctoring
import SessionModel
import TestSupport
import Testing

@Suite("The border of a value")
struct ThresholdBorderTests {
  /// The gravest severity of a value that is held for ten seconds.
  private func severity(of kind: FlagKind, _ value: Double, policy: Policy = .version1) -> Severity? {
    var watch = Watch(policy)
    watch.see(kind, value, from: 0, to: 10)
    watch.finish()
    return watch.closed.first?.severity
  }

  @Test("of a head turn: more than 35° either way is moderate, 45° and more is high")
  func headTurn() {
    for side in [1.0, -1.0] {
      #expect(severity(of: .headTurn, side * 35) == nil)
      #expect(severity(of: .headTurn, side * 35.001) == .moderate)
      #expect(severity(of: .headTurn, side * 44.999) == .moderate)
      #expect(severity(of: .headTurn, side * 45) == .high)
      #expect(severity(of: .headTurn, side * 90) == .high)
    }
  }

  @Test("of a phone: 0.60 is moderate, 0.75 is high")
  func phone() {
    #expect(severity(of: .phone, 0.599) == nil)
    #expect(severity(of: .phone, 0.60) == .moderate)
    #expect(severity(of: .phone, 0.749) == .moderate)
    #expect(severity(of: .phone, 0.75) == .high)
  }

  @Test("of faces: one is none too many, two are")
  func faces() {
    #expect(severity(of: .multiFace, 0) == nil)
    #expect(severity(of: .multiFace, 1) == nil)
    #expect(severity(of: .multiFace, 2) == .high)
  }

  @Test("of an absence and of a second voice: it is there or it is not")
  func presence() {
    for kind in [FlagKind.faceAbsent, .multiSpeaker] {
      #expect(severity(of: kind, 0) == nil)
      #expect(severity(of: kind, 1) == .high)
    }
  }

  @Test("a head that swings from side to side beyond the border is turned all the time")
  func swingingHead() {
    var watch = Watch()
    for index in 0...20 { watch.see(.headTurn, index.isMultiple(of: 2) ? 50 : -50, at: Double(index) * 0.1) }
    #expect(watch.raised.map(\.severity) == [.moderate])
  }

  @Test("a value that is no number is never positive")
  func notANumber() {
    for kind in FlagKind.allCases { #expect(severity(of: kind, .nan) == nil) }
  }

  @Test("a kind or severity without a criterion is never raised")
  func withoutCriterion() {
    let policy = Policy.version1
    let none = Policy(
      version: "none", timing: policy.timing, rules: [.phone: FlagRule(moderate: nil, high: nil)],
      clip: policy.clip, coverage: policy.coverage, recommendation: policy.recommendation)
    #expect(severity(of: .phone, 1, policy: none) == nil)
    #expect(severity(of: .headTurn, 90, policy: none) == nil)
  }
}
