import Analysis
import Proctoring
import SessionModel
import Synchronization
import TestSupport
import Testing

@Suite("A replay of stored observations")
struct ReplayTests {
  private func recorded() async throws -> (facts: RecordingFacts, moments: [ObservedMoment]) {
    let moments = Mutex<[ObservedMoment]>([])
    let analyzer = RecordingAnalyzer(
      media: ScriptedMedia(seconds: times(to: 40).filter { !(20.1...23).contains($0) }, declared: 40),
      faces: faces { second in
        switch second {
        case 3...6: .candidate(yaw: 40)
        case 8...12: .emptyChair
        case 14...16: .darkness
        case 30...34: .candidate(yaw: -60)
        default: .candidate(yaw: 3)
        }
      }, phones: phones { (24...28).contains($0) ? 0.7 : 0.1 }, hearing: .silence, policy: .version1,
      framesPerSecond: 5)
    let facts = try await analyzer.run(store: { moment in moments.withLock { $0.append(moment) } })
    return (facts, moments.withLock { $0 })
  }

  private func replay(_ moments: [ObservedMoment], _ policy: Policy) -> ObservationReplay.Outcome {
    var replay = ObservationReplay(policy: policy)
    for moment in moments {
      let isTaken = replay.take(moment)
      #expect(isTaken)
    }
    return replay.finished(at: SessionTime(seconds: 40))
  }

  @Test("under the same policy gives the same flags, trace for trace, and the same coverage")
  func same() async throws {
    let (facts, moments) = try await recorded()
    #expect(facts.flags.count == 4)
    let outcome = replay(moments, .version1)
    #expect(outcome.flags == facts.flags)
    #expect(outcome.faceCoverage == facts.faceCoverage)
    #expect(facts.faceCoverage < 1)
  }

  @Test("under another policy gives what that one would have flagged")
  func other() async throws {
    let (_, moments) = try await recorded()
    let wider = replay(moments, .version1.granting([.widerYaw(degrees: 10)]))
    #expect(wider.flags.map(\.kind) == [.faceAbsent, .phone, .headTurn])
    let longer = replay(moments, .version1.granting([.widerYaw(degrees: 45), .longerAbsence(seconds: 60)]))
    #expect(longer.flags.map(\.kind) == [.phone])
  }

  @Test("refuses a moment that is not later than the one before")
  func order() {
    var replay = ObservationReplay(policy: .version1)
    let moment = ObservedMoment(at: SessionTime(seconds: 1), [.headTurn: .measured(50)])
    let (first, second) = (replay.take(moment), replay.take(moment))
    #expect(first && !second)
  }
}
