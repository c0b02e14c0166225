import Interviewing
import Perception
import Proctoring
import SessionModel
import TestSupport
import Testing

@testable import Analysis

@Suite("A recording is listened to")
struct ListeningTests {
  private let mine: Voiceprint
  private let foreign: Voiceprint

  init() throws {
    mine = try #require(Voiceprint([1, 0]))
    foreign = try #require(Voiceprint([0, 1]))
  }

  @Test("not at all where there is no sound track")
  func noTrack() async throws {
    #expect(try await listen(seconds: 0, speakers: ScriptedSpeakers { _ in nil }) == nil)
  }

  @Test("to its end: what was said, when, by whom, and the voices moment by moment")
  func whole() async throws {
    let transcriber = ScriptedTranscriber { number in
      [[HeardPhrase([.said("mine")])], [HeardPhrase([.said("foreign")])]][number]
    }
    let turns = [SessionSpan(1, 25), SessionSpan(30, 40)]
    let facts = try #require(
      try await listen(
        seconds: 55.25, voice: ScriptedVoice(turns),
        speakers: ScriptedSpeakers.talk([(mine, [turns[0]]), (foreign, [turns[1]])]), transcriber: transcriber
      ))
    #expect(facts.end == SessionTime(seconds: 55.25))
    #expect(facts.transcript.language == "en")
    #expect(facts.transcript.segments.map(\.text) == ["mine", "foreign"])
    #expect(facts.transcript.segments.map(\.speaker) == [.candidate, .other])
    #expect(
      facts.transcript.segments.map(\.span.start) == [SessionTime(seconds: 1.1), SessionTime(seconds: 30.1)])
    #expect(transcriber.asked == [SessionDuration(seconds: 24.8), SessionDuration(seconds: 10.8)])
    #expect(facts.windows.map(\.span.start.seconds) == [0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 45.25])
    #expect(facts.moments.count == 553)
    #expect(facts.speakerModels.map(\.name) == ["scripted-speakers"])
    #expect(facts.transcriptModels.map(\.name) == ["scripted-voice", "scripted-transcriber"])
  }

  @Test("where it is shorter than a window", arguments: [0.3, 9.9])
  func brief(seconds: Double) async throws {
    let facts = try #require(try await listen(seconds: seconds))
    #expect(facts.windows.map(\.span) == [SessionSpan(0, seconds)])
    #expect(facts.moments.count == Int((seconds * 10).rounded()))
    #expect(facts.transcript.segments.isEmpty && facts.transcript.language == nil)
    #expect(facts.candidate == nil)
  }

  @Test("and speech at its very end is written down with times before that end")
  func atTheEnd() async throws {
    let word = HeardWord("last", from: .zero, to: SessionDuration(seconds: 9), probability: 0.9)
    let transcriber = ScriptedTranscriber { _ in [HeardPhrase([word])] }
    let facts = try await listen(
      seconds: 5, voice: ScriptedVoice([SessionSpan(3, 5)]), transcriber: transcriber)
    #expect(facts?.transcript.segments.map(\.span) == [SessionSpan(2.6, 5)])
    #expect(transcriber.asked == [SessionDuration(seconds: 2.4)])
  }

  @Test("without what the interviewer says, which is neither transcribed nor another's voice")
  func interviewer() async throws {
    let transcriber = ScriptedTranscriber { _ in [] }
    let facts = try #require(
      try await listen(
        seconds: 40, voice: ScriptedVoice([SessionSpan(2, 10), SessionSpan(12, 20)]),
        speakers: ScriptedSpeakers.talk([(foreign, [SessionSpan(2, 10.9)]), (mine, [SessionSpan(12, 20)])]),
        transcriber: transcriber, hints: HearingHints(interviewer: [SessionSpan(1, 10.5)])))
    #expect(transcriber.asked == [SessionDuration(seconds: 8.8)])
    #expect(facts.moments.allSatisfy { $0.sensed == [.multiSpeaker: .clear] })
    #expect(facts.candidate?.print == mine)
    // Its echo of 0.4 s is left out, too.
    #expect(facts.windows.flatMap(\.voices).allSatisfy { $0.print == mine })
  }

  @Test("by the voice that was enrolled, though another speaks more")
  func enrolment() async throws {
    let (mine, foreign) = (mine, foreign)
    let talk = ScriptedSpeakers.talk([(mine, [SessionSpan(2, 6)]), (foreign, [SessionSpan(10, 30)])])
    let speakers = EnrollingSpeakers(talk: talk) { $0 == SessionDuration(seconds: 3) ? mine : nil }
    let facts = try await listen(
      seconds: 40, voice: ScriptedVoice([SessionSpan(2, 6), SessionSpan(10, 30)]), speakers: speakers,
      transcriber: ScriptedTranscriber { _ in [] }, hints: HearingHints(enrolment: SessionSpan(3, 9)))
    #expect(facts?.candidate?.print == mine)
    #expect(facts?.candidate?.usualLikeness == 1)
    #expect(facts?.moments[200].sensed == [.multiSpeaker: .measured(1)])
  }

  @Test("for two hours of silence: nothing is transcribed, and the sound is let go", .timeLimit(.minutes(2)))
  func silence() async throws {
    let transcriber = ScriptedTranscriber()
    var listener = Listener(
      HearingSensors(voice: ScriptedVoice(), speakers: ScriptedSpeakers.nobody, transcriber: transcriber),
      hints: HearingHints())
    let facts = try await listener.listen(to: ScriptedMedia(seconds: [], sound: 7_200).sound())
    #expect(facts.end == SessionTime(seconds: 7_200) && facts.moments.count == 72_000)
    #expect(transcriber.asked.isEmpty && facts.transcript.segments.isEmpty && facts.candidate == nil)
    #expect(listener.buffer.end - listener.buffer.start < SessionDuration(seconds: 90))
  }

  @Test("and a word in a long silence is written down before its sound is let go")
  func wordInSilence() async throws {
    let transcriber = ScriptedTranscriber { _ in [HeardPhrase([.said("hello")])] }
    var listener = Listener(
      HearingSensors(
        voice: ScriptedVoice([SessionSpan(100, 101)]), speakers: ScriptedSpeakers.nobody,
        transcriber: transcriber), hints: HearingHints())
    let facts = try await listener.listen(to: ScriptedMedia(seconds: [], sound: 600).sound())
    #expect(transcriber.asked == [SessionDuration(seconds: 1.8)])
    #expect(facts.transcript.segments.map(\.span) == [SessionSpan(100.1, 100.6)])
    #expect(listener.buffer.end - listener.buffer.start < SessionDuration(seconds: 90))
  }

  @Test("to the same facts each time")
  func repeatable() async throws {
    func run() async throws -> HeardFacts? {
      try await listen(
        seconds: 120, voice: ScriptedVoice(speeches(4)),
        speakers: ScriptedSpeakers.talk([(mine, speeches(3)), (foreign, [SessionSpan(75, 95)])]),
        transcriber: ScriptedTranscriber { [HeardPhrase([.said("batch\($0)")])] })
    }
    let (first, second) = (try #require(try await run()), try #require(try await run()))
    #expect(first.transcript == second.transcript && first.transcript.segments.count == 4)
    #expect(first.moments == second.moments && first.windows == second.windows)
    #expect(first.candidate == second.candidate && first.candidate != nil)
  }
}

/// Speakers that also know a voice by the length of its speech.
private struct EnrollingSpeakers: SpeakerSensing {
  let talk: ScriptedSpeakers
  let print: @Sendable (SessionDuration) -> Voiceprint?
  var models: [ModelIdentity] { talk.models }

  func sense(_ window: AudioBlock, excluding excluded: [SessionSpan]) async throws -> SpeakerWindow {
    try await talk.sense(window, excluding: excluded)
  }
  func voiceprint(of speech: AudioBlock) async throws -> Voiceprint? { print(speech.span.duration) }
}
