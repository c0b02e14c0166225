import Proctoring
import SessionModel
import TestSupport
import Testing

@Suite("Voices looked up after a session")
struct HeardVoicesTests {
  private let heard = HeardVoices(
    ["....", "1111", "??", "...."].joined().enumerated().map { index, sign in
      let sensed: Sensed = sign == "1" ? .measured(1) : sign == "?" ? .cannotTell(.unsureVoice) : .clear
      return ObservedMoment(at: SessionTime(microseconds: Int64(index) * 100_000), [.multiSpeaker: sensed])
    })

  private func shares(_ start: Double, _ end: Double) -> [Double]? {
    heard.shares(of: SessionSpan(start, end)).map { [$0.other, $0.untold] }
  }

  @Test("are shares of the moments of a stretch, its ends included")
  func shares() {
    #expect(shares(0, 0.3) == [0, 0])
    #expect(shares(0.4, 0.7) == [1, 0])
    #expect(shares(0.2, 0.5) == [0.5, 0])
    #expect(shares(0.4, 0.9) == [4.0 / 6, 2.0 / 6])
    #expect(shares(0.8, 0.8) == [0, 1])
    #expect(shares(-5, 50) == [4.0 / 14, 2.0 / 14])
  }

  @Test("are unknown where there is no moment")
  func none() {
    #expect(shares(0.41, 0.49) == nil)
    #expect(shares(5, 9) == nil)
    #expect(HeardVoices([]).shares(of: SessionSpan(0, 9)) == nil)
  }
}
