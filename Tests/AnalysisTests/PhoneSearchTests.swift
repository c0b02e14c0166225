import Analysis
import Perception
import Proctoring
import SessionModel
import TestSupport
import Testing

@Suite("The search for phones")
struct PhoneSearchTests {
  @Test("looks about once a second while there is nothing to see", arguments: [2.0, 3, 5, 10, 29.97, 30])
  func calm(framesPerSecond: Double) async throws {
    let phones = phones()
    _ = try await analyze(
      ScriptedMedia(seconds: times(to: 20, perSecond: framesPerSecond)), phones: phones,
      framesPerSecond: framesPerSecond)
    #expect((18...21).contains(phones.searched.count))
    let steps = zip(phones.searched, phones.searched.dropFirst()).map { ($1 - $0).seconds }
    #expect(steps.allSatisfy { $0 > 0.98 && $0 < 1.35 })
  }

  @Test("looks every 0.4 s while it sees something, and for a second after")
  func alert() async throws {
    let phones = phones { (4...6).contains($0) ? 0.3 : 0 }
    _ = try await analyze(ScriptedMedia(seconds: times(to: 12)), phones: phones)
    #expect(
      phones.searched.map(\.seconds) == [
        0, 1, 2, 3, 4, 4.4, 4.8, 5.2, 5.6, 6, 6.4, 6.8, 7.2, 8.2, 9.2, 10.2, 11.2,
      ])
  }

  @Test("is not alarmed by less than 0.2, nor by what it cannot tell")
  func notAlarmed() async throws {
    for said in [Sensed.measured(0.199), .cannotTell(.tooDark)] {
      let phones = ScriptedPhones { _ in said }
      _ = try await analyze(ScriptedMedia(seconds: times(to: 5)), phones: phones)
      #expect(phones.searched.map(\.seconds) == [0, 1, 2, 3, 4])
    }
  }

  @Test("raises and closes by the times of the frames that were searched")
  func flag() async throws {
    let facts = try await analyze(
      ScriptedMedia(seconds: times(to: 12)), phones: phones { (4...8).contains($0) ? 0.7 : 0.1 })
    let flag = try #require(facts.flags.first)
    #expect(facts.flags.count == 1)
    #expect(flag.kind == .phone && flag.severity == .moderate)
    #expect(flag.span == SessionSpan(4, 8))
    #expect(flag.raisedAt == SessionTime(seconds: 5.2))
    #expect(flag.peak.value == 0.7)
  }

  @Test("is not misled by one look that misses the phone, or cannot tell")
  func oneMiss() async throws {
    for miss in [Sensed.measured(0), .cannotTell(.blurred)] {
      let facts = try await analyze(
        ScriptedMedia(seconds: times(to: 12)),
        phones: ScriptedPhones { time in
          abs(time.seconds - 5.6) < 0.1 ? miss : .measured((4...8).contains(time.seconds) ? 0.7 : 0)
        })
      #expect(facts.flags.map(\.span) == [SessionSpan(4, 8)])
    }
  }

  @Test("of the last frame counts")
  func lastFrame() async throws {
    let facts = try await analyze(
      ScriptedMedia(seconds: times(to: 5.3)), phones: phones { $0 >= 4 ? 0.9 : 0 })
    #expect(facts.flags.map(\.span) == [SessionSpan(4, 5.2)])
  }

  @Test(
    "gives the same outcome however much later than the faces it answers", .timeLimit(.minutes(1)),
    arguments: [0.1, 0.3, 0.4])
  func slowPhones(lagSeconds: Double) async throws {
    let seconds = times(to: 40, perSecond: 10)
    let media = ScriptedMedia(seconds: seconds)
    let looked = faces { (8...13).contains($0) ? .candidate(yaw: 50) : .candidate(yaw: 0) }
    let probability: @Sendable (Double) -> Double = { (8...14).contains($0) || $0 > 35 ? 0.8 : 0.1 }

    let prompt = phones(probability)
    let expected = try await analyze(media, faces: looked, phones: prompt, framesPerSecond: 10)

    let milestone = Milestone()
    let late = phones(probability)
    let lagging = LaggingPhones(
      inner: late, milestone: milestone, lag: SessionDuration(seconds: lagSeconds),
      lastFrame: SessionTime(seconds: seconds.last ?? 0))
    let facts = try await analyze(
      media, faces: ReportingFaces(inner: looked, milestone: milestone), phones: lagging,
      framesPerSecond: 10)

    #expect(expected.flags.map(\.kind).sorted { $0.rawValue < $1.rawValue } == [.headTurn, .phone, .phone])
    #expect(facts.flags == expected.flags)
    #expect(late.searched == prompt.searched)
    #expect(facts.coverage.covered == expected.coverage.covered)
  }
}
