import Analysis
import Perception
import Proctoring
import SessionModel
import TestSupport
import Testing

@Suite("A recording is analysed")
struct EndToEndTests {
  @Test("its flags, all closed, in order of their raising, with what they rest on")
  func flags() async throws {
    let facts = try await analyze(
      ScriptedMedia(seconds: times(to: 30), declared: 30),
      faces: faces { second in
        switch second {
        case 5...9: .candidate(yaw: -50)
        case 12...16: .emptyChair
        case 27...: .candidate(yaw: 40)
        default: .candidate(yaw: 3)
        }
      })
    #expect(facts.flags.map(\.kind) == [.headTurn, .faceAbsent, .headTurn])
    #expect(facts.flags.map(\.severity) == [.high, .moderate, .moderate])
    #expect(facts.flags.map(\.span) == [SessionSpan(5, 9), SessionSpan(12, 16), SessionSpan(27, 29.8)])
    #expect(facts.flags.map(\.id.rawValue) == ["flag-1", "flag-2", "flag-3"])
    #expect(facts.flags.allSatisfy { !$0.isOpen })
    #expect(facts.flags[0].peak.value == -50)
    #expect(facts.models(for: .headTurn).map(\.name) == ["scripted-faces"])
    #expect(facts.models(for: .phone).map(\.name) == ["scripted-phones"])
    #expect(facts.faceCoverage == 1)
    #expect(facts.span == SessionSpan(0, 30))
    #expect(!facts.endedEarly)
  }

  @Test("the same flags at any frame rate, their borders within an interval", arguments: [2.0, 5, 10, 30])
  func frameRates(framesPerSecond: Double) async throws {
    let facts = try await analyze(
      ScriptedMedia(seconds: times(to: 30, perSecond: framesPerSecond)),
      faces: faces { (5.05..<10.05).contains($0) ? .candidate(yaw: 60) : .candidate(yaw: 0) },
      phones: phones { (15.05..<20.05).contains($0) ? 0.9 : 0 }, framesPerSecond: framesPerSecond)
    #expect(facts.flags.map(\.kind) == [.headTurn, .phone])
    #expect(facts.flags.map(\.severity) == [.high, .high])
    let turn = facts.flags[0].span
    #expect((5.05...5.05 + 1 / framesPerSecond).contains(turn.start.seconds))
    #expect((10.05 - 1 / framesPerSecond...10.05).contains(turn.end.seconds))
    let phone = facts.flags[1].span
    #expect((15.05...16.05).contains(phone.start.seconds))
    #expect((19.55...20.05).contains(phone.end.seconds))
  }

  @Test("under the policy that it was given, accommodations included")
  func policy() async throws {
    let policy = Policy.version1.granting([.widerYaw(degrees: 20)])
    let media = ScriptedMedia(seconds: times(to: 10))
    let turned = faces { _ in .candidate(yaw: 50) }
    #expect(try await analyze(media, faces: turned, policy: policy).flags.isEmpty)
    #expect(try await analyze(media, faces: turned).flags.count == 1)
  }

  @Test("with its progress told for every frame that was used")
  func progress() async throws {
    let (told, tell) = AsyncStream<SessionTime>.makeStream()
    let analyzer = RecordingAnalyzer(
      media: ScriptedMedia(seconds: [0, 0.2, 0.1, 0.4]), faces: faces(), phones: phones(),
      hearing: .silence, policy: .version1, framesPerSecond: 5)
    _ = try await analyzer.run { tell.yield($0) }
    tell.finish()
    #expect(await told.reduce(into: []) { $0.append($1.seconds) } == [0, 0.2, 0.4])
  }

  @Test("to the same facts each time")
  func repeatable() async throws {
    func run() async throws -> RecordingFacts {
      try await analyze(
        ScriptedMedia(seconds: times(to: 60, perSecond: 7), declared: 61),
        faces: faces { Int($0) % 9 < 4 ? .candidate(yaw: $0 * 3 - 90) : .emptyChair },
        phones: phones { ($0 / 7).truncatingRemainder(dividingBy: 1) }, framesPerSecond: 7)
    }
    let first = try await run()
    let second = try await run()
    #expect(first.flags == second.flags)
    #expect(first.flags.count > 3)
    #expect(first.coverage.covered == second.coverage.covered)
  }
}
