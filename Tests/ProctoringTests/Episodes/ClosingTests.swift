import Proctoring
import SessionModel
import TestSupport
import Testing

@Suite("The end of an episode")
struct ClosingTests {
  @Test("1.0 s clear closes, counted from the first clear sample")
  func clearCloses() throws {
    #expect(try play("#########....#", every: 0.25) == "--------m----C")
    #expect(try play("#########....", every: 0.25) == "--------m----C")
    #expect(try play("#########.....", every: 0.25) == "--------m----C")
    #expect(try play("#####...", every: 0.5) == "----m--C")
    #expect(try play("#########...#", every: 0.25) == "--------m----C")
  }

  @Test("the flag ends at its last positive sample, however it closes")
  func endsAtLastPositive() throws {
    let clear = Sensed.measured(0)
    let endings: [[(Sensed, Double)]] = [
      [(clear, 3.25), (clear, 4.25)], [(.clear, 3.25), (.clear, 4.25)],
      [(.cannotTell(.tooDark), 3.25), (.cannotTell(.tooDark), 4.3)], [(clear, 60)], [(.measured(50), 60)], [],
    ]
    for ending in endings {
      var watch = Watch()
      watch.see(.headTurn, 50, from: 1, to: 3)
      for (sensed, time) in ending { watch.see(.headTurn, sensed, at: .at(time)) }
      watch.finish()
      let flag = try #require(watch.closed.first, "\(ending)")
      #expect(flag.end == .at(3) && flag.start == .at(1) && !flag.isOpen, "\(ending)")
    }
  }

  @Test("what comes after 1.0 s clear is a new episode and a new flag")
  func newEpisode() {
    var watch = Watch()
    watch.see(.headTurn, 40, from: 0, to: 3)
    watch.see(.headTurn, 0, from: 3.25, to: 4)
    watch.see(.headTurn, 40, from: 4.25, to: 7)
    watch.finish()
    #expect(watch.closed.map(\.id.rawValue) == ["flag-1", "flag-2"])
    #expect(watch.closed.map(\.span) == [SessionSpan(0, 3), SessionSpan(4.25, 7)])
  }

  @Test("a shorter clear spell leaves it the same flag")
  func sameFlag() {
    var watch = Watch()
    watch.see(.headTurn, 40, from: 0, to: 3)
    watch.see(.headTurn, 0, from: 3.25, to: 3.75)
    watch.see(.headTurn, 40, from: 4, to: 7)
    watch.finish()
    #expect(watch.closed.map(\.span) == [SessionSpan(0, 7)])
    #expect(watch.actions.count == 2)
  }

  @Test("cannot-tell closes when it is longer than 1.0 s, not at 1.0 s")
  func cannotTellCloses() throws {
    #expect(try play("#########????#", every: 0.25) == "--------m-----C")
    #expect(try play("#########?????#####", every: 0.25) == "--------m-----C----")
    #expect(try play("#########??????", every: 0.25) == "--------m-----C")
  }

  @Test("cannot-tell closes to the microsecond")
  func cannotTellBorder() {
    func closedInBetween(_ length: Int64) -> Bool {
      var watch = Watch()
      watch.see(.headTurn, 50, from: 0, to: 2)
      watch.see(.headTurn, .cannotTell(.blurred), at: .at(2.25))
      watch.see(.headTurn, .measured(50), at: SessionTime(microseconds: 2_250_000 + length))
      return !watch.closed.isEmpty
    }
    #expect(!closedInBetween(1_000_000))
    #expect(closedInBetween(1_000_001))
  }

  @Test("a gap in the stream beyond the hold closes; what follows is a new episode")
  func gapCloses() throws {
    #expect(try play("##### ##", every: 0.5) == "----m-E-C", "1.0 s is within the hold")
    #expect(try play("#####  ##", every: 0.5) == "----m--C-")
    #expect(try play("####  #####", every: 0.5) == "----------mC")
  }

  @Test("a gap that begins in cannot-tell counts from the first cannot-tell")
  func gapAfterCannotTell() throws {
    #expect(try play("#####? #", every: 0.5) == "----m---C")
    #expect(try play("#####?? #", every: 0.5) == "----m---C")
  }

  @Test("clear samples before and after cannot-tell add up")
  func clearAroundCannotTell() throws {
    #expect(try play("#########..??..#", every: 0.25) == "--------m------C")
    #expect(try play("#########..??.#", every: 0.25) == "--------m------C")
  }

  @Test("the end of the session closes what is open, and says nothing of what was never raised")
  func endOfSession() {
    var watch = Watch()
    watch.see(.headTurn, 50, from: 0, to: 3)
    watch.see(.multiFace, 2, from: 0, to: 1)
    watch.see(.phone, 0.9, from: 0, to: 0.5)
    watch.finish()
    #expect(watch.closed.map(\.kind) == [.headTurn, .multiFace])
    watch.finish()
    #expect(watch.closed.count == 2)
  }

  @Test("a late or repeated sample changes nothing")
  func lateSamples() {
    var straight = Watch()
    var disturbed = Watch()
    for index in 0...40 {
      let time = Double(index) * 0.1
      straight.see(.headTurn, 50, at: time)
      disturbed.see(.headTurn, 50, at: time)
      disturbed.see(.headTurn, 0, at: time)
      disturbed.see(.headTurn, .cannotTell(.tooDark), at: .at(time - 3))
    }
    straight.finish()
    disturbed.finish()
    #expect(straight.closed.count == 1)
    #expect(straight.actions == disturbed.actions)
  }
}
