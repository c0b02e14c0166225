import Proctoring
import SessionModel
import TestSupport
import Testing

@Suite("The severity of an episode")
struct EscalationTests {
  @Test("rises once, on the same flag, and tells when")
  func risesOnce() throws {
    var watch = Watch()
    watch.see(.headTurn, 60, from: 1, to: 10)
    watch.finish()
    #expect(watch.raised.map(\.raisedAt) == [.at(3)])
    #expect(watch.escalated.map(\.raisedAt) == [.at(4)])
    #expect(Set((watch.raised + watch.escalated + watch.closed).map(\.id)).count == 1)
    #expect(watch.actions.count == 3)
    #expect(watch.raised.allSatisfy(\.isOpen) && watch.escalated.allSatisfy(\.isOpen))
  }

  @Test("never falls, however mild the rest of the episode is")
  func neverFalls() throws {
    let drawing = run("#", 13) + run("m", 40)
    #expect(try play(drawing, every: 0.25) == "--------m---E" + run("-", 40) + "C")
  }

  @Test("is MODERATE for good when HIGH is never met")
  func staysModerate() throws {
    #expect(try play(run("m", 40), every: 0.25) == "--------m" + run("-", 31) + "C")
  }

  @Test("may rise after a stretch that was only moderate")
  func risesLater() throws {
    #expect(try play(run("m", 12) + run("#", 13), every: 0.25) == "--------m" + run("-", 15) + "EC")
  }

  @Test("is HIGH at once for a kind that has no MODERATE")
  func highDirectly() throws {
    #expect(try play("#.##.", every: 0.25, as: .multiFace) == "-----")
    #expect(try play("###", every: 0.25, as: .multiFace) == "--HC")
    #expect(try play("######", every: 0.1, as: .multiFace) == "-----HC")
    #expect(try play("##", every: 0.5, as: .multiFace) == "-HC")
  }

  @Test("is HIGH at once when one step reaches both durations")
  func bothAtOnce() {
    let rule = FlagRule(
      moderate: Criterion(.atLeast(1), for: .of(1)), high: Criterion(.atLeast(1), for: .of(1)))
    let drawn = ObservationStrip("###", every: 0.5).play(rule: rule, timing: Policy.version1.timing)
    #expect(drawn == "--HC")
  }

  @Test("of one kind says nothing of another")
  func kindsAreIndependent() {
    var watch = Watch()
    for index in 0...40 {
      let time = Double(index) * 0.1
      watch.see(.headTurn, 40, at: time)
      watch.see(.phone, 0.9, at: time)
      watch.see(.faceAbsent, 0, at: time)
    }
    watch.finish()
    #expect(watch.raised.map(\.kind) == [.phone, .headTurn])
    #expect(watch.escalated.map(\.kind) == [.phone])
    #expect(watch.raised.map(\.id.rawValue) == ["flag-1", "flag-2"])
  }
}
