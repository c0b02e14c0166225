import Interviewing
import Perception
import Proctoring
import SessionModel
import Synchronization

/// Hears the stretches of voice of a script, each once its end has come.
public final class ScriptedVoice: VoiceSensing {
  /// A made-up model.
  public let models = [ModelIdentity(name: "scripted-voice", version: "1")]
  private let pending: Mutex<[SessionSpan]>

  /// Takes the script, in order of time.
  public init(_ spans: [SessionSpan] = []) { pending = Mutex(spans) }

  /// The stretches that have ended in this block.
  public func sense(_ block: AudioBlock) async throws -> [SessionSpan] { take { $0.end <= block.end } }

  /// The stretches that are left.
  public func finish() async throws -> [SessionSpan] { take { _ in true } }

  private func take(while isTaken: (SessionSpan) -> Bool) -> [SessionSpan] {
    pending.withLock { pending in
      let taken = Array(pending.prefix(while: isTaken))
      pending.removeFirst(taken.count)
      return taken
    }
  }
}

/// Hears the voices of a script, and fails with the first block that ends behind a time.
public struct BrokenVoice: VoiceSensing {
  /// None.
  public let models: [ModelIdentity] = []
  private let inner: ScriptedVoice
  private let end: SessionTime
  private let failure: any Error

  /// Hears the stretches of a script until it fails.
  public init(_ spans: [SessionSpan], until end: SessionTime, failure: any Error) {
    inner = ScriptedVoice(spans)
    self.end = end
    self.failure = failure
  }

  /// The stretches that have ended in this block.
  public func sense(_ block: AudioBlock) async throws -> [SessionSpan] {
    if block.end > end { throw failure }
    return try await inner.sense(block)
  }

  /// Fails.
  public func finish() async throws -> [SessionSpan] { throw failure }
}

/// Tells voices apart as a script says; a window outside the script is a failure of the test.
public struct ScriptedSpeakers: SpeakerSensing {
  /// A made-up model.
  public let models = [ModelIdentity(name: "scripted-speakers", version: "1")]
  private let windows: @Sendable (SessionSpan) -> SpeakerWindow?
  private let print: @Sendable (SessionDuration) -> Voiceprint?

  /// Takes the script of the windows, and of the voiceprint of so much speech.
  public init(
    _ windows: @escaping @Sendable (SessionSpan) -> SpeakerWindow?,
    print: @escaping @Sendable (SessionDuration) -> Voiceprint? = { _ in nil }
  ) {
    self.windows = windows
    self.print = print
  }

  /// Nobody in a quiet room.
  public static let nobody = ScriptedSpeakers { span in
    SpeakerWindow(
      span, voices: [], quality: SoundQuality(levelDB: -50, backgroundDB: -60, clippedShare: 0))
  }

  /// A conversation in a quiet room: each voice with all of its turns, in all of which it speaks alone.
  public static func talk(_ voices: [(print: Voiceprint?, turns: [SessionSpan])]) -> ScriptedSpeakers {
    ScriptedSpeakers { span in
      let here = voices.compactMap { print, turns -> LocalVoice? in
        let inside = turns.compactMap { $0.intersection(span) }
        let alone = inside.reduce(SessionDuration.zero) { $0 + $1.duration }
        return inside.isEmpty ? nil : LocalVoice(turns: inside, alone: alone, print: print)
      }
      return SpeakerWindow(
        span, voices: here, quality: SoundQuality(levelDB: -25, backgroundDB: -55, clippedShare: 0))
    }
  }

  /// What the script says of the window, without what is excluded.
  public func sense(_ window: AudioBlock, excluding excluded: [SessionSpan]) async throws -> SpeakerWindow {
    guard let sensed = windows(window.span) else {
      throw Unscripted(what: "voices from \(window.start.seconds) to \(window.end.seconds)")
    }
    let voices = sensed.voices.compactMap { voice -> LocalVoice? in
      let left = voice.turns.flatMap { $0.subtracting(excluded) }
      let lost = voice.turns.reduce(SessionDuration.zero) { $0 + $1.covered(by: excluded) }
      guard !left.isEmpty else { return nil }
      return LocalVoice(turns: left, alone: max(.zero, voice.alone - lost), print: voice.print)
    }
    return SpeakerWindow(sensed.span, voices: voices, quality: sensed.quality)
  }

  /// What the script says of so much speech.
  public func voiceprint(of speech: AudioBlock) async throws -> Voiceprint? { print(speech.span.duration) }
}

/// Writes down what a script says of the first, second, … batch, and remembers how long each was; a batch outside
/// the script is a failure of the test.
public final class ScriptedTranscriber: Transcribing {
  /// A made-up model.
  public let models = [ModelIdentity(name: "scripted-transcriber", version: "1")]
  private let script: @Sendable (Int) throws -> [HeardPhrase]?
  private let lengths = Mutex<[SessionDuration]>([])

  /// Takes the script: what is heard in the batch of a number, counted from 0.
  public init(_ script: @escaping @Sendable (Int) throws -> [HeardPhrase]? = { _ in nil }) {
    self.script = script
  }

  /// The lengths of the batches that were asked for, in order.
  public var asked: [SessionDuration] { lengths.withLock { $0 } }

  /// English.
  public var language: String? { "en" }

  /// What the script says of the next batch.
  public func transcribe(_ samples: [Float]) async throws -> [HeardPhrase] {
    let number = lengths.withLock { lengths in
      lengths.append(AudioBlock.duration(ofSamples: samples.count))
      return lengths.count - 1
    }
    guard let phrases = try script(number) else { throw Unscripted(what: "batch \(number)") }
    return phrases
  }
}
