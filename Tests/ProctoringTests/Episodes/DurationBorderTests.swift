import Proctoring
import SessionModel
import TestSupport
import Testing

@Suite("The border of a duration")
struct DurationBorderTests {
  struct Border: Sendable, CustomTestStringConvertible {
    let kind: FlagKind
    let severity: Severity
    let value: Double
    let seconds: Double

    var testDescription: String { "\(kind.rawValue) \(severity.rawValue)" }

    /// The table of the product, spelled out.
    static let all = [
      Border(kind: .headTurn, severity: .moderate, value: 40, seconds: 2),
      Border(kind: .headTurn, severity: .high, value: 45, seconds: 3),
      Border(kind: .faceAbsent, severity: .moderate, value: 1, seconds: 3),
      Border(kind: .faceAbsent, severity: .high, value: 1, seconds: 8),
      Border(kind: .multiFace, severity: .high, value: 2, seconds: 0.5),
      Border(kind: .phone, severity: .moderate, value: 0.6, seconds: 1),
      Border(kind: .phone, severity: .high, value: 0.75, seconds: 2),
      Border(kind: .multiSpeaker, severity: .moderate, value: 1, seconds: 2),
      Border(kind: .multiSpeaker, severity: .high, value: 1, seconds: 5),
    ]

    /// A condition that holds from a sample at an odd moment to one exactly `microseconds` later.
    func held(for microseconds: Int64, framesPerSecond: Int64) -> Watch {
      var watch = Watch()
      let start: Int64 = 777_777
      var since: Int64 = 0
      while since < microseconds {
        watch.see(kind, .measured(value), at: SessionTime(microseconds: start + since))
        since += 1_000_000 / framesPerSecond
      }
      watch.see(kind, .measured(value), at: SessionTime(microseconds: start + microseconds))
      watch.finish()
      return watch
    }
  }

  @Test("is reached exactly at its length", arguments: Border.all, [2, 5, 10, 30])
  func exactlyReached(border: Border, framesPerSecond: Int) throws {
    let length = Int64(border.seconds * 1_000_000)
    let watch = border.held(for: length, framesPerSecond: Int64(framesPerSecond))
    let flag = try #require(watch.closed.first)
    #expect(watch.closed.count == 1)
    #expect(flag.severity == border.severity)
    #expect(flag.raisedAt - flag.start == SessionDuration(microseconds: length))
  }

  @Test("is not reached a hundredth of a second before", arguments: Border.all, [2, 5, 10, 30])
  func shortByAHundredth(border: Border, framesPerSecond: Int) {
    let length = Int64(border.seconds * 1_000_000) - 10_000
    let watch = border.held(for: length, framesPerSecond: Int64(framesPerSecond))
    #expect(!watch.closed.contains { $0.severity == border.severity })
  }

  @Test("is not reached a microsecond before", arguments: Border.all)
  func shortByAMicrosecond(border: Border) {
    let length = Int64(border.seconds * 1_000_000) - 1
    let watch = border.held(for: length, framesPerSecond: 10)
    #expect(!watch.closed.contains { $0.severity == border.severity })
  }

  @Test("shows as the same picture at 2, 4 and 10 samples a second")
  func asStrips() throws {
    #expect(try play("####", every: 0.5) == "----")
    #expect(try play("#####", every: 0.5) == "----mC")
    #expect(try play("#######", every: 0.5) == "----m-EC")
    #expect(try play("#########", every: 0.25) == "--------mC")
    #expect(try play(run("#", 20), every: 0.1) == run("-", 20))
    #expect(try play(run("#", 21), every: 0.1) == run("-", 20) + "mC")
    #expect(try play(run("#", 31), every: 0.1) == run("-", 20) + "m" + run("-", 9) + "EC")
  }

  @Test("counts from the first positive sample, not from the clear one before it")
  func countsFromFirstPositive() throws {
    #expect(try play(".####", every: 0.5) == "-----")
    #expect(try play(".#####", every: 0.5) == "-----mC")
  }
}
