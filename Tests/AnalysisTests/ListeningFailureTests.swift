import Analysis
import Interviewing
import Perception
import Proctoring
import SessionModel
import TestSupport
import Testing

@Suite("Listening that cannot be finished", .timeLimit(.minutes(1)))
struct ListeningFailureTests {
  private struct Broken: Error, Equatable { let what: String }

  private struct BrokenSpeakers: SpeakerSensing {
    let models: [ModelIdentity] = []
    let ready: AsyncStream<Void>
    func sense(_ window: AudioBlock, excluding excluded: [SessionSpan]) async throws -> SpeakerWindow {
      guard window.end.seconds > 60 else {
        return try await ScriptedSpeakers.nobody.sense(window, excluding: excluded)
      }
      await ready.first()
      throw Broken(what: "speakers")
    }
    func voiceprint(of speech: AudioBlock) async throws -> Voiceprint? { throw Broken(what: "print") }
  }

  @Test("throws what the reader throws")
  func sound() async {
    await #expect(throws: Broken(what: "sound")) {
      try await listen(seconds: 30, failure: Broken(what: "sound"))
    }
  }

  @Test("throws what the transcriber throws, with the first batch or the last", arguments: [0, 1, 3])
  func transcriber(failing: Int) async {
    let transcriber = ScriptedTranscriber { number in
      if number == failing { throw Broken(what: "transcriber") }
      return []
    }
    await #expect(throws: Broken(what: "transcriber")) {
      try await listen(seconds: 110, voice: ScriptedVoice(speeches(4)), transcriber: transcriber)
    }
    #expect(transcriber.asked.count == failing + 1, "what comes after a failure is not transcribed")
  }

  @Test("throws what the voice throws, and ends the transcription that runs beside it")
  func voice() async {
    let transcriber = EndlessTranscriber()
    let voice = WaitingVoice(
      inner: ScriptedVoice(speeches(3)), end: SessionTime(seconds: 60), ready: transcriber.begun,
      failure: Broken(what: "voice"))
    await #expect(throws: Broken(what: "voice")) {
      try await listen(seconds: 110, voice: voice, transcriber: transcriber)
    }
    #expect(transcriber.running == 0)
  }

  @Test("throws what the speakers throw, and ends the transcription that runs beside them")
  func speakers() async {
    let transcriber = EndlessTranscriber()
    await #expect(throws: Broken(what: "speakers")) {
      try await listen(
        seconds: 110, voice: ScriptedVoice(speeches(4)), speakers: BrokenSpeakers(ready: transcriber.begun),
        transcriber: transcriber)
    }
    #expect(transcriber.running == 0)
  }

  @Test(
    "is cancelled while it waits for the transcriber, with batches waiting or at the end", arguments: [1, 9])
  func cancelledInTranscription(count: Int) async {
    let transcriber = EndlessTranscriber()
    let run = Task {
      try await listen(seconds: 250, voice: ScriptedVoice(speeches(count)), transcriber: transcriber)
    }
    await transcriber.begun.first()
    run.cancel()
    await #expect(throws: CancellationError.self) { try await run.value }
    #expect(transcriber.running == 0)
  }

  @Test("is cancelled while it waits for sound, and never passes for finished")
  func cancelledInReading() async {
    let milestone = Milestone()
    let speakers = ReportingSpeakers(inner: .nobody, milestone: milestone)
    let sensors = HearingSensors(
      voice: ScriptedVoice(), speakers: speakers, transcriber: ScriptedTranscriber())
    let run = Task { try await RecordingListener(media: StalledSound(seconds: 20), sensors: sensors).run() }
    await milestone.wait(until: SessionTime(seconds: 20))
    run.cancel()
    await #expect(throws: CancellationError.self) { try await run.value }
  }

  @Test("goes on hearing while a batch is transcribed; batches are transcribed one by one, in their order")
  func order() async throws {
    let milestone = Milestone()
    let transcriber = LaggingTranscriber(milestone, waits: [85, 110, 130, 130, 130])
    let facts = try await listen(
      seconds: 130, voice: ScriptedVoice(speeches(5)),
      speakers: ReportingSpeakers(inner: .nobody, milestone: milestone), transcriber: transcriber)
    #expect(transcriber.notes == (0..<5).flatMap { ["begin \($0)", "end \($0)"] })
    #expect(facts?.transcript.segments.map(\.text) == (0..<5).map { "batch\($0)" })
  }

  @Test("says so where the stretch to enrol from has too little speech, or none that identifies a voice")
  func enrolment() async {
    let span = SessionSpan(5, 15)
    for (speech, found) in [(SessionSpan(0, 5), 0.0), (SessionSpan(4, 6.95), 1.9), (SessionSpan(0, 30), 10)] {
      let error = HearingError.enrolmentWithoutSpeech(from: 5, to: 15, found: found)
      await #expect(throws: error) {
        try await listen(
          seconds: 40, voice: ScriptedVoice([speech]), transcriber: ScriptedTranscriber { _ in [] },
          hints: HearingHints(enrolment: span))
      }
    }
    await #expect(throws: HearingError.self) {
      try await listen(seconds: 40, hints: HearingHints(enrolment: SessionSpan(50, 60)))
    }
  }
}
