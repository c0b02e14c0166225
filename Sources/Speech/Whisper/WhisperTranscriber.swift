import CWhisper
import Foundation
import Inference
import Interviewing
import Perception
import SessionModel
import Synchronization

/// Transcribes the speech of one stream.
///
/// Sendable because everything that whisper.cpp keeps for it is touched on `thread` alone.
public final class WhisperTranscriber: Transcribing, @unchecked Sendable {
  private let thread = WorkerThread(label: "proctor.speech.whisper")
  private let model: WhisperModel
  private let encoder: WhisperEncoder
  private let state: OpaquePointer
  private let told = Mutex<String?>(nil)

  /// The model that it rests on.
  public var models: [ModelIdentity] { model.identities }

  /// Creates the transcriber of one stream.
  ///
  /// - Throws: `InferenceError` or ``SpeechError``.
  public init(_ model: WhisperModel) throws {
    self.model = model
    encoder = try WhisperEncoder(model.encoder)
    guard let state = whisper_init_state(model.context) else {
      throw SpeechError.notLoaded(model: model.settings.model.catalogueName)
    }
    self.state = state
    guard encoder.attach(to: state, of: model.context) else {
      whisper_free_state(state)
      throw SpeechError.notLoaded(model: model.settings.model.catalogueName)
    }
    told.withLock { $0 = model.settings.language }
  }

  deinit { whisper_free_state(state) }

  /// The language that was set, or that the first speech was in.
  public var language: String? { told.withLock { $0 } }

  /// The words of at most 30 s of speech.
  public func transcribe(_ samples: [Float]) async throws -> [HeardPhrase] {
    let isWanted = Wanted()
    return try await withTaskCancellationHandler {
      try await thread.run { try self.run(samples, while: isWanted) }
    } onCancel: {
      isWanted.drop()
    }
  }

  /// Less than this is not enough for the model to hear anything in.
  private static let leastSamples = AudioBlock.sampleRate / 10

  private func run(_ samples: [Float], while wanted: Wanted) throws -> [HeardPhrase] {
    guard wanted.isWanted else { throw CancellationError() }
    guard samples.count >= Self.leastSamples else { return [] }
    var parameters = whisper_full_default_params(WHISPER_SAMPLING_GREEDY)
    parameters.n_threads = 1
    parameters.greedy.best_of = 1
    parameters.no_context = true
    parameters.token_timestamps = true
    parameters.print_progress = false
    parameters.print_realtime = false
    parameters.print_timestamps = false
    parameters.print_special = false
    parameters.abort_callback = { pointer in
      guard let pointer else { return false }
      return !Unmanaged<Wanted>.fromOpaque(pointer).takeUnretainedValue().isWanted
    }
    let status = withExtendedLifetime(wanted) {
      parameters.abort_callback_user_data = Unmanaged.passUnretained(wanted).toOpaque()
      return (language ?? "auto").withCString { code in
        parameters.language = code
        return whisper_full_with_state(model.context, state, parameters, samples, Int32(samples.count))
      }
    }
    guard wanted.isWanted else { throw CancellationError() }
    guard status == 0 else { throw SpeechError.notRun(model: model.settings.model.catalogueName) }
    let phrases = (0..<whisper_full_n_segments_from_state(state)).map(phrase)
    noteLanguage(phrases)
    return phrases
  }

  /// Once something was understood, the rest is taken to be in the same language.
  private func noteLanguage(_ phrases: [HeardPhrase]) {
    guard phrases.contains(where: { !$0.words.isEmpty }),
      let code = whisper_lang_str(whisper_full_lang_id_from_state(state))
    else { return }
    let language = String(cString: code)
    told.withLock { $0 = $0 ?? language }
  }

  private func phrase(_ segment: Int32) -> HeardPhrase {
    var assembler = WordAssembler()
    let endOfText = whisper_token_eot(model.context)
    for index in 0..<whisper_full_n_tokens_from_state(state, segment) {
      let token = whisper_full_get_token_data_from_state(state, segment, index)
      guard token.id < endOfText, let bytes = whisper_token_to_str(model.context, token.id) else { continue }
      assembler.take(
        UnsafeBufferPointer(
          start: UnsafeRawPointer(bytes).assumingMemoryBound(to: UInt8.self), count: strlen(bytes)),
        from: max(token.t0, 0), to: max(token.t1, 0), probability: Double(token.p))
    }
    return HeardPhrase(
      assembler.finished(),
      noSpeechProbability: Double(whisper_full_get_segment_no_speech_prob_from_state(state, segment)))
  }
}

/// Whether the outcome of a transcription is still wanted.
private final class Wanted: Sendable {
  private let wanted = Atomic(true)

  var isWanted: Bool { wanted.load(ordering: .relaxed) }

  func drop() { wanted.store(false, ordering: .relaxed) }
}

/// Puts words together from tokens, which may be parts of words and even of characters.
struct WordAssembler {
  private var words: [HeardWord] = []
  private var bytes: [UInt8] = []
  private var probabilities: [Double] = []
  private var start: Int64 = 0
  private var end: Int64 = 0

  /// Takes the next token; times in hundredths of a second.
  mutating func take(_ token: UnsafeBufferPointer<UInt8>, from: Int64, to: Int64, probability: Double) {
    if token.first == UInt8(ascii: " ") || bytes.isEmpty { endWord() }
    if bytes.isEmpty { start = from }
    bytes += token
    probabilities.append(probability)
    end = max(to, start)
  }

  /// All words.
  mutating func finished() -> [HeardWord] {
    endWord()
    return words
  }

  private mutating func endWord() {
    defer {
      bytes = []
      probabilities = []
    }
    let text = String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    guard !text.isEmpty else { return }
    words.append(
      HeardWord(
        text, from: SessionDuration(microseconds: start * 10_000),
        to: SessionDuration(microseconds: end * 10_000), probability: probabilities.min() ?? 0))
  }
}
