import Analysis
import Perception
import Proctoring
import SessionModel
import TestSupport
import Testing

@Suite("An analysis that cannot be finished")
struct FailureTests {
  private struct Broken: Error, Equatable { let what: String }

  private struct BrokenPhones: PhoneSensing {
    let models: [ModelIdentity] = []
    let from: SessionTime
    func sense(_ frame: VideoFrame) async throws -> Sensed {
      if frame.time >= from { throw Broken(what: "phones") }
      return .measured(0)
    }
  }

  private struct BrokenFaces: FaceSensing {
    let models: [ModelIdentity] = []
    let breaking: AsyncStream<Void>
    func sense(_ frame: VideoFrame) async throws -> SceneFacts {
      await breaking.first()
      throw Broken(what: "faces")
    }
  }

  @Test("throws what the reader throws")
  func media() async {
    let media = ScriptedMedia(seconds: times(to: 2), failure: Broken(what: "media"))
    await #expect(throws: Broken(what: "media")) { try await analyze(media) }
  }

  @Test("throws what the faces throw, and ends the search that runs beside them", .timeLimit(.minutes(1)))
  func faces() async {
    let phones = EndlessPhones()
    await #expect(throws: Broken(what: "faces")) {
      try await analyze(
        ScriptedMedia(seconds: times(to: 2)), faces: BrokenFaces(breaking: phones.begun), phones: phones)
    }
    await phones.cancelled.first()
  }

  @Test("throws what the phones throw, at once or with the last search", arguments: [0.0, 4])
  func phones(from seconds: Double) async {
    let phones = BrokenPhones(from: SessionTime(seconds: seconds))
    await #expect(throws: Broken(what: "phones")) {
      try await analyze(ScriptedMedia(seconds: times(to: 4.3)), phones: phones)
    }
  }

  @Test("is cancelled while it waits for a search", .timeLimit(.minutes(1)))
  func cancelledInSearch() async {
    let phones = EndlessPhones()
    let run = Task { try await analyze(ScriptedMedia(seconds: times(to: 9)), phones: phones) }
    await phones.begun.first()
    run.cancel()
    await #expect(throws: CancellationError.self) { try await run.value }
    await phones.cancelled.first()
  }

  @Test("is cancelled while it waits for a frame, and never passes for finished", .timeLimit(.minutes(1)))
  func cancelledInReading() async {
    let (used, use) = AsyncStream<Void>.makeStream()
    let analyzer = RecordingAnalyzer(
      media: StalledMedia(seconds: [0, 0.2]),
      faces: TestSupport.ScriptedFaces { time in
        Shown.candidate(yaw: 0).facts(at: time)
      }, phones: ScriptedPhones { _ in .measured(0) }, hearing: .silence, policy: .version1,
      framesPerSecond: 5)
    let run = Task { try await analyzer.run { if $0.seconds == 0.2 { use.yield() } } }
    await used.first()
    run.cancel()
    await #expect(throws: CancellationError.self) { try await run.value }
  }

  @Test("was cancelled before it began", .timeLimit(.minutes(1)))
  func cancelledBefore() async {
    let (gate, open) = AsyncStream<Void>.makeStream()
    let run = Task {
      for await _ in gate {}
      return try await analyze(ScriptedMedia(seconds: times(to: 2)))
    }
    run.cancel()
    open.finish()
    await #expect(throws: CancellationError.self) { try await run.value }
  }
}
