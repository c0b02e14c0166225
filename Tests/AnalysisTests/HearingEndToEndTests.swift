import Analysis
import Interviewing
import Perception
import Proctoring
import SessionModel
import Synchronization
import TestSupport
import Testing

@Suite("A recording with sound is analysed")
struct HearingEndToEndTests {
  private let mine: Voiceprint
  private let foreign: Voiceprint

  init() throws {
    mine = try #require(Voiceprint([1, 0]))
    foreign = try #require(Voiceprint([0, 1]))
  }

  /// A candidate who speaks throughout, and another voice from 20 s to 23 s and from 40 s to 47 s.
  private func hearing(until end: Double = 60) -> HearingSensors {
    let others = [SessionSpan(20, 23), SessionSpan(40, 47)]
    let own = SessionSpan(0, end).subtracting(others)
    return HearingSensors(
      voice: ScriptedVoice([SessionSpan(1, 15)]),
      speakers: ScriptedSpeakers.talk([(mine, own), (foreign, others)]),
      transcriber: ScriptedTranscriber { _ in [HeardPhrase([.said("hello")])] })
  }

  private func near(_ span: SessionSpan, _ start: Double, _ end: Double) -> Bool {
    abs(span.start.seconds - start) <= 0.5 && abs(span.end.seconds - end) <= 0.5
  }

  @Test("its second voices are flags, with what they rest on, beside those of the picture")
  func flags() async throws {
    let facts = try await analyze(
      ScriptedMedia(seconds: times(to: 60), declared: 60, sound: 60),
      faces: faces { (30...34).contains($0) ? .candidate(yaw: 60) : .candidate(yaw: 0) }, hearing: hearing())
    #expect(facts.flags.map(\.kind) == [.headTurn, .multiSpeaker, .multiSpeaker])
    #expect(facts.flags.map(\.severity) == [.high, .moderate, .high])
    #expect(near(facts.flags[1].span, 20, 23) && near(facts.flags[2].span, 40, 47))
    #expect(facts.flags[2].peak.value == 1 && facts.flags.allSatisfy { !$0.isOpen })
    #expect(facts.models(for: .multiSpeaker).map(\.name) == ["scripted-speakers"])
    #expect(facts.heard?.transcript.segments.map(\.text) == ["hello"])
    #expect(facts.voiceCoverage == 1 && facts.faceCoverage == 1)
    #expect(facts.span == SessionSpan(0, 60))
  }

  @Test(
    "where the voices cannot be told, that is missing from the coverage, with the reason, and raises nothing")
  func untold() async throws {
    let speakers = ScriptedSpeakers { span in
      let isQuiet = span.start.seconds >= 20
      return SpeakerWindow(
        span, voices: [],
        quality: SoundQuality(levelDB: isQuiet ? -110 : -30, backgroundDB: -115, clippedShare: 0))
    }
    let facts = try await analyze(
      ScriptedMedia(seconds: times(to: 40), declared: 40, sound: 40),
      hearing: HearingSensors(voice: ScriptedVoice(), speakers: speakers, transcriber: ScriptedTranscriber()))
    #expect(abs((facts.voiceCoverage ?? 0) - 22.5 / 40) < 0.001)
    #expect(facts.hearing.untoldSpans.map(\.reason) == [.tooQuiet])
    #expect(facts.hearing.untoldSpans.map(\.span) == [SessionSpan(22.5, 40)])
    #expect(facts.flags.isEmpty && facts.faceCoverage == 1)
  }

  @Test("whose sound is longer than the picture lasts as long as the sound")
  func longerSound() async throws {
    let facts = try await analyze(
      ScriptedMedia(seconds: times(to: 45), declared: 45, sound: 60), hearing: hearing())
    #expect(facts.span == SessionSpan(0, 60) && facts.endedEarly)
    #expect(facts.stream.gaps == [SessionSpan(44.8, 60)])
    #expect(facts.voiceCoverage == 1 && abs(facts.faceCoverage - 46.0 / 60) < 0.001)
    #expect(facts.flags.map(\.kind) == [.multiSpeaker, .multiSpeaker])
    #expect(near(facts.flags[1].span, 40, 47))
  }

  @Test("whose sound is shorter than the picture could be judged so long, and is no gap of the picture")
  func shorterSound() async throws {
    let facts = try await analyze(
      ScriptedMedia(seconds: times(to: 60), declared: 60, sound: 30), hearing: hearing(until: 30))
    #expect(facts.span == SessionSpan(0, 60) && !facts.endedEarly && facts.stream.gaps.isEmpty)
    #expect(abs((facts.voiceCoverage ?? 0) - 0.5) < 0.001 && facts.faceCoverage == 1)
  }

  @Test("without a sound track, or with an empty one, nothing was heard")
  func noSound() async throws {
    let facts = try await analyze(ScriptedMedia(seconds: times(to: 10), declared: 10))
    #expect(facts.heard == nil && facts.voiceCoverage == nil && facts.faceCoverage == 1)
    #expect(facts.models(for: .multiSpeaker).isEmpty)
  }

  @Test("and its stored observations, replayed, give the same flags")
  func replay() async throws {
    let stored = Mutex<[ObservedMoment]>([])
    let analyzer = RecordingAnalyzer(
      media: ScriptedMedia(seconds: times(to: 60), declared: 60, sound: 60),
      faces: faces { (38...44).contains($0) ? .emptyChair : .candidate(yaw: 0) }, phones: phones(),
      hearing: hearing(), policy: .version1, framesPerSecond: 5)
    let facts = try await analyzer.run(store: { moment in stored.withLock { $0.append(moment) } })
    var replay = ObservationReplay(policy: .version1)
    for moment in stored.withLock({ $0 }) {
      let isTaken = replay.take(moment)
      #expect(isTaken)
    }
    let outcome = replay.finished(at: facts.span.end)
    #expect(facts.flags.map(\.kind) == [.faceAbsent, .multiSpeaker, .multiSpeaker])
    #expect(outcome.flags == facts.flags)
    #expect(outcome.faceCoverage == facts.faceCoverage)
  }

  @Test("a fault of the ears ends it, and one of the eyes ends the hearing", .timeLimit(.minutes(1)))
  func faults() async {
    struct Broken: Error, Equatable { let what: String }
    let deaf = HearingSensors(
      voice: BrokenVoice([], until: SessionTime(seconds: 3), failure: Broken(what: "voice")),
      speakers: ScriptedSpeakers.nobody, transcriber: ScriptedTranscriber())
    await #expect(throws: Broken(what: "voice")) {
      try await analyze(ScriptedMedia(seconds: times(to: 4), sound: 4), hearing: deaf)
    }
    let transcriber = EndlessTranscriber()
    let hearing = HearingSensors(
      voice: ScriptedVoice(speeches(2)), speakers: ScriptedSpeakers.nobody, transcriber: transcriber)
    let blind = BlindFaces(ready: transcriber.begun, failure: Broken(what: "faces"))
    await #expect(throws: Broken(what: "faces")) {
      try await analyze(ScriptedMedia(seconds: times(to: 4), sound: 60), faces: blind, hearing: hearing)
    }
    #expect(transcriber.running == 0)
  }
}

/// Faces that fail as soon as somebody is ready.
private struct BlindFaces: FaceSensing {
  let models: [ModelIdentity] = []
  let ready: AsyncStream<Void>
  let failure: any Error

  func sense(_ frame: VideoFrame) async throws -> SceneFacts {
    await ready.first()
    throw failure
  }
}
