import Inference
import ModelCatalog
import Perception
import Proctoring
import SessionModel

/// Speaks with a Piper voice: American English.
///
/// Sendable because the voice is touched on `thread` alone.
public final class PiperSpeaker: Speaking, @unchecked Sendable {
  /// The speeds that can still be understood.
  public static let speeds = 0.5...2.0
  /// The quiet after a sentence that another one follows.
  private static let pauseSeconds = 0.25

  private let thread = WorkerThread(label: "proctor.speech.voice-joe")
  private let voice: PiperVoice
  private let phonemizer: Phonemizer
  private let speed: Double
  private let cache: SoundCache?

  /// The voice.
  public let models: [ModelIdentity]
  /// The samples a second of what it makes.
  public let sampleRate: Int

  /// Loads and checks the voice.
  ///
  /// - Parameters:
  ///   - speed: 1 is the voice's own; brought into ``speeds``.
  ///   - threads: How many cores one sentence may use.
  ///   - cache: Where sentences are kept that may be spoken again; nil keeps none.
  /// - Throws: `ModelError` or ``SpeechError``.
  public init(store: ModelStore, speed: Double = 1, threads: Int = 2, cache: SoundCache? = nil) throws {
    voice = try PiperVoice(store: store, threads: threads)
    phonemizer = Phonemizer(accent: "en-us", known: voice.known)
    self.speed = min(max(speed, Self.speeds.lowerBound), Self.speeds.upperBound)
    self.cache = cache
    models = [voice.identity]
    sampleRate = voice.sampleRate
  }

  /// The speech of a text, sentence by sentence; each is made when it is asked for.
  public func speak(_ text: String) -> AsyncThrowingStream<SpokenSound, any Error> {
    let sentences = Result { try SpokenText(text).sentences }
    let next = Counter()
    return AsyncThrowingStream {
      let sentences = try sentences.get()
      while let index = await next.take(below: sentences.count) {
        try Task.checkCancellation()
        let sound = try await self.sound(of: sentences[index], isLast: index == sentences.count - 1)
        if let sound { return sound }
      }
      return nil
    }
  }

  /// nil where nothing of the sentence can be said.
  private func sound(of sentence: [SpokenText.Clause], isLast: Bool) async throws -> SpokenSound? {
    guard let samples = try await samples(of: sentence) else { return nil }
    let pause = isLast ? 0 : Int(Self.pauseSeconds * Double(sampleRate))
    return SpokenSound(sampleRate: sampleRate, samples: samples + [Float](repeating: 0, count: pause))
  }

  private func samples(of sentence: [SpokenText.Clause]) async throws -> [Float]? {
    let key = SoundCache.key(
      maker: "\(voice.identity.name) \(voice.identity.version) \(speed)",
      text: sentence.map { "\($0.words)\($0.mark)" }.joined(separator: " "))
    if let kept = try await thread.run({ self.cache?.samples(key) }) { return kept }
    return try await made(sentence, as: key)
  }

  private func made(_ sentence: [SpokenText.Clause], as key: String) async throws -> [Float]? {
    let phonemes = try await phonemizer.phonemes(of: sentence)
    guard !phonemes.isEmpty else { return nil }
    return try await thread.run {
      let samples = try self.voice.sound(of: phonemes, speed: self.speed)
      self.cache?.keep(samples, as: key)
      return samples
    }
  }
}

/// Hands out 0, 1, 2, … It only counts.
private actor Counter {
  private var next = 0

  func take(below end: Int) -> Int? {
    guard next < end else { return nil }
    defer { next += 1 }
    return next
  }
}
