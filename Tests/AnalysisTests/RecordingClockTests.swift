import Analysis
import Perception
import Proctoring
import SessionModel
import TestSupport
import Testing

@Suite("The clock and the coverage of a recording")
struct RecordingClockTests {
  @Test("darkness and a face that is cut off are missing from the coverage, with the reason")
  func untold() async throws {
    let facts = try await analyze(
      ScriptedMedia(seconds: times(to: 20), declared: 20),
      faces: faces { second in
        switch second {
        case 4..<8: .darkness
        case 10..<14: .cutOffCandidate
        default: .candidate(yaw: 0)
        }
      })
    #expect(facts.faceCoverage == 0.6)
    #expect(facts.coverage.untoldSpans.map(\.reason) == [.tooDark, .cutOff])
    #expect(facts.coverage.untoldSpans.map(\.span) == [SessionSpan(4, 8), SessionSpan(10, 14)])
    #expect(facts.flags.isEmpty)
  }

  @Test("a second face that is not known to live does not touch the candidate's coverage")
  func unsureSecondFace() async throws {
    let poster = FaceSighting(
      track: 2, box: UnitBox(left: 0.8, top: 0.1, right: 0.9, bottom: 0.2), yawDegrees: 0, pitchDegrees: 0,
      rollDegrees: 0, presence: 0.9, life: .unsure)
    let facts = try await analyze(
      ScriptedMedia(seconds: times(to: 20), declared: 20),
      faces: ScriptedFaces { time in
        let alone = Shown.candidate(yaw: 0).facts(at: time)
        return SceneFacts(
          time: time, faces: alone.faces + [poster], personProbability: nil, quality: alone.quality)
      })
    #expect(facts.faceCoverage == 1)
    #expect(facts.flags.isEmpty)
  }

  @Test("frames that go back in time are refused, never looked at, and recorded")
  func outOfOrder() async throws {
    let seconds = [0, 0.2, 0.4, 0.15, 0.4, 0.6]
    let looker = ScriptedFaces { $0.seconds == 0.15 ? nil : Shown.candidate(yaw: 0).facts(at: $0) }
    let facts = try await analyze(ScriptedMedia(seconds: seconds), faces: looker)
    #expect(facts.stream.sampleCount == 4 && facts.stream.refusedCount == 2)
    #expect(facts.stream.suspectClock == [SessionSpan(0.15, 0.4)])
  }

  @Test("a gap is recorded, is missing from the coverage and ends an episode at its last sample")
  func gap() async throws {
    let seconds = times(to: 20).filter { $0 <= 8 || $0 >= 14 }
    let facts = try await analyze(
      ScriptedMedia(seconds: seconds, declared: 20), faces: faces { _ in .candidate(yaw: 40) })
    #expect(facts.stream.gaps == [SessionSpan(8, 14)])
    #expect(facts.faceCoverage == 0.7)
    #expect(facts.flags.map(\.span) == [SessionSpan(0, 8), SessionSpan(14, 19.8)])
    #expect(!facts.endedEarly)
  }

  @Test("a picture that ends before the recording does leaves a gap to the declared end")
  func endsEarly() async throws {
    let facts = try await analyze(ScriptedMedia(seconds: times(to: 10), declared: 30))
    #expect(facts.endedEarly)
    #expect(facts.span == SessionSpan(0, 30))
    #expect(facts.stream.gaps == [SessionSpan(9.8, 30)])
    #expect(abs(facts.faceCoverage - 11.0 / 30) < 1e-9)
  }

  @Test("without a declared length, or with one that is too short, it ends an interval after the last frame")
  func undeclaredEnd() async throws {
    for declared in [nil, 0, 3] as [Double?] {
      let facts = try await analyze(ScriptedMedia(seconds: times(to: 10), declared: declared))
      #expect(facts.span == SessionSpan(0, 10))
      #expect(facts.faceCoverage == 1)
    }
  }

  @Test("a recording without a frame has no coverage and no flags")
  func noFrames() async throws {
    let facts = try await analyze(ScriptedMedia(seconds: [], declared: 12))
    #expect(facts.faceCoverage == 0)
    #expect(facts.flags.isEmpty && facts.stream.sampleCount == 0)
    #expect(facts.stream.gaps == [SessionSpan(0, 12)])
    #expect(!facts.endedEarly)
  }

  @Test("a recording whose picture begins late has a gap before it")
  func beginsLate() async throws {
    let seconds = times(to: 10).filter { $0 >= 4 }
    let facts = try await analyze(ScriptedMedia(seconds: seconds, declared: 10))
    #expect(facts.stream.gaps == [SessionSpan(0, 4)])
    #expect(facts.faceCoverage == 0.6)
  }
}
