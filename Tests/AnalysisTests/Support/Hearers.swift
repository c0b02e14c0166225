import Analysis
import Interviewing
import Perception
import Proctoring
import SessionModel
import Synchronization
import TestSupport

/// Speakers that tell how far they are.
struct ReportingSpeakers: SpeakerSensing {
  let inner: ScriptedSpeakers
  let milestone: Milestone
  var models: [ModelIdentity] { inner.models }

  func sense(_ window: AudioBlock, excluding excluded: [SessionSpan]) async throws -> SpeakerWindow {
    let sensed = try await inner.sense(window, excluding: excluded)
    await milestone.reach(window.end)
    return sensed
  }

  func voiceprint(of speech: AudioBlock) async throws -> Voiceprint? {
    try await inner.voiceprint(of: speech)
  }
}

/// A transcriber that answers only when the speakers are so far, batch by batch; it notes what it begins and ends.
final class LaggingTranscriber: Transcribing {
  let models: [ModelIdentity] = []
  var language: String? { "en" }
  private let milestone: Milestone
  private let waits: [SessionTime]
  private let state = Mutex<(begun: Int, notes: [String])>((0, []))

  /// - Parameter waits: For the first, second, … batch, how far the speakers must be.
  init(_ milestone: Milestone, waits: [Double]) {
    self.milestone = milestone
    self.waits = waits.map(SessionTime.init(seconds:))
  }

  var notes: [String] { state.withLock { $0.notes } }

  func transcribe(_ samples: [Float]) async throws -> [HeardPhrase] {
    let number = state.withLock { state in
      state.begun += 1
      state.notes.append("begin \(state.begun - 1)")
      return state.begun - 1
    }
    guard number < waits.count else { throw Unscripted(what: "batch \(number)") }
    await milestone.wait(until: waits[number])
    state.withLock { $0.notes.append("end \(number)") }
    return [HeardPhrase([.said("batch\(number)")])]
  }
}

/// A transcriber that goes on until it is cancelled; it tells when it has begun, and counts who is inside.
final class EndlessTranscriber: Transcribing {
  let models: [ModelIdentity] = []
  var language: String? { nil }
  let begun: AsyncStream<Void>
  private let noteBegun: AsyncStream<Void>.Continuation
  private let inside = Mutex(0)

  init() { (begun, noteBegun) = AsyncStream.makeStream() }

  /// How many transcriptions go on.
  var running: Int { inside.withLock { $0 } }

  func transcribe(_ samples: [Float]) async throws -> [HeardPhrase] {
    inside.withLock { $0 += 1 }
    noteBegun.yield()
    let (never, _) = AsyncStream<Void>.makeStream()
    for await _ in never {}
    inside.withLock { $0 -= 1 }
    throw CancellationError()
  }
}

/// A voice that is heard to the end of a script, and then waits until somebody is ready.
struct WaitingVoice: VoiceSensing {
  let models: [ModelIdentity] = []
  let inner: ScriptedVoice
  let end: SessionTime
  let ready: AsyncStream<Void>
  let failure: any Error

  func sense(_ block: AudioBlock) async throws -> [SessionSpan] {
    guard block.end > end else { return try await inner.sense(block) }
    await ready.first()
    throw failure
  }

  func finish() async throws -> [SessionSpan] { throw failure }
}

/// Sound that stops coming after some seconds of silence; its end is never told.
struct StalledSound: MediaReading {
  let info = RecordingInfo(
    name: "stalled", container: "script", declaredDuration: nil, width: 1, height: 1, hasAudio: true)
  let complaints: [String] = []
  private let stream: AsyncThrowingStream<AudioBlock, any Error>
  private let continuation: AsyncThrowingStream<AudioBlock, any Error>.Continuation

  init(seconds: Int) {
    (stream, continuation) = AsyncThrowingStream.makeStream()
    for second in 0..<seconds {
      let silence = [Float](repeating: 0, count: AudioBlock.sampleRate)
      continuation.yield(AudioBlock(at: SessionTime(seconds: Double(second)), silence))
    }
  }

  func frames(perSecond: Double) -> AsyncThrowingStream<VideoFrame, any Error> {
    AsyncThrowingStream { $0.finish() }
  }

  func sound() -> AsyncThrowingStream<AudioBlock, any Error> { stream }
}

extension HeardWord {
  /// A word from 0.5 to 1.0 s of a batch, behind the quiet that it begins with.
  static func said(_ text: String) -> HeardWord {
    HeardWord(text, from: SessionDuration(seconds: 0.5), to: SessionDuration(seconds: 1), probability: 0.9)
  }
}

/// Speech of 20 s with 5 s of quiet after it, again and again: the second and each later one fill a batch.
func speeches(_ count: Int) -> [SessionSpan] {
  (0..<count).map { SessionSpan(Double($0) * 25, Double($0) * 25 + 20) }
}

/// Listens to a scripted recording.
func listen(
  seconds: Double, failure: (any Error)? = nil, voice: any VoiceSensing = ScriptedVoice(),
  speakers: any SpeakerSensing = ScriptedSpeakers.nobody,
  transcriber: any Transcribing = ScriptedTranscriber(), hints: HearingHints = HearingHints()
) async throws -> HeardFacts? {
  try await RecordingListener(
    media: ScriptedMedia(seconds: [], sound: seconds, soundFailure: failure),
    sensors: HearingSensors(voice: voice, speakers: speakers, transcriber: transcriber), hints: hints
  ).run()
}
