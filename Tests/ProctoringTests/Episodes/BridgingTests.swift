import Proctoring
import SessionModel
import TestSupport
import Testing

@Suite("What lies between positive samples")
struct BridgingTests {
  @Test("time accrues between samples 1.2 s apart, and not a microsecond more")
  func hold() {
    func raised(after interval: Int64) -> Bool {
      var watch = Watch()
      for index in 0...4 {
        watch.see(.headTurn, .measured(50), at: SessionTime(microseconds: Int64(index) * interval))
      }
      return !watch.raised.isEmpty
    }
    #expect(raised(after: 1_200_000))
    #expect(!raised(after: 1_200_001))
  }

  @Test("a clear spell of exactly 0.5 s is bridged and adds nothing")
  func debounceIsBridged() throws {
    // 1.25 s before, 0.75 s after: the spell and the steps into and out of it do not count.
    #expect(try play("######..####", every: 0.25) == "-----------mC")
    #expect(try play("######..###", every: 0.25) == "-----------")
    #expect(try play("######.####", every: 0.25) == "----------mC")
  }

  @Test("a longer clear spell starts anew what has not been reached")
  func longerSpellStartsAnew() throws {
    #expect(try play("########...########", every: 0.25) == run("-", 19))
    #expect(try play("########...#########", every: 0.25) == run("-", 19) + "mC")
  }

  @Test("the debounce ends at 0.5 s to the microsecond")
  func debounceBorder() {
    func raised(spell: Int64) -> Bool {
      var watch = Watch()
      watch.see(.headTurn, 50, from: 0, to: 1.9, every: 0.1)
      watch.see(.headTurn, .measured(0), at: .at(2))
      let back = SessionTime(microseconds: 2_000_000 + spell)
      watch.see(.headTurn, .measured(50), at: back)
      watch.see(.headTurn, .measured(50), at: back + .of(0.1))
      return !watch.raised.isEmpty
    }
    #expect(raised(spell: 500_000))
    #expect(!raised(spell: 500_001))
  }

  @Test("an unraised episode that starts anew forgets its start and its peak")
  func forgetsStart() throws {
    var watch = Watch()
    watch.see(.headTurn, 80, from: 0, to: 1)
    watch.see(.headTurn, 0, from: 1.25, to: 1.75)
    watch.see(.headTurn, 40, from: 2, to: 5)
    watch.finish()
    let flag = try #require(watch.closed.first)
    #expect(flag.start == .at(2))
    #expect(flag.peak.value == 40)
    #expect(flag.trace.points.first?.time == .at(2))
  }

  @Test("a longer clear spell in a raised episode starts only the HIGH timer anew")
  func raisedSeverityStays() throws {
    // 2.5 s, 0.75 s clear, then HIGH needs 3 s again; MODERATE is not raised a second time.
    let drawing = "###########...#############"
    #expect(try play(drawing, every: 0.25) == "--------m-----------------EC")
    #expect(try play(String(drawing.dropLast()), every: 0.25) == "--------m-----------------C")
  }

  @Test("samples that meet MODERATE alone are a clear spell for HIGH")
  func moderateIsClearForHigh() throws {
    // 2.5 s at 45°, 0.5 s at 40°: bridged, HIGH needs 0.5 s more.
    #expect(try play("###########mm###", every: 0.25) == "--------m------EC")
    // 0.75 s at 40°: HIGH starts anew, and the episode goes on without a break.
    #expect(try play("###########mmm############", every: 0.25) == "--------m-----------------C")
  }

  @Test("cannot-tell of up to 1.0 s neither adds nor ends")
  func cannotTellStandsStill() throws {
    #expect(try play("####????####", every: 0.25) == run("-", 12))
    #expect(try play("####????######", every: 0.25) == run("-", 13) + "mC")
  }

  @Test("cannot-tell does not prolong a clear spell")
  func cannotTellDoesNotProlongClear() throws {
    #expect(try play("######.??####", every: 0.25) == "------------mC")
  }

  @Test("a sample that is missing adds its time while the next is within the hold")
  func missingSample() throws {
    #expect(try play("# # # # #", every: 0.25) == "--------mC")
    #expect(try play("#    #", every: 0.5) == "------")
  }
}
