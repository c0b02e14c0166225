import CSherpaONNX
import Foundation
import ModelCatalog
import Perception
import SessionModel

/// A Piper voice, loaded once. Belongs to one thread at a time.
final class PiperVoice {
  private static let modelName = "voice-joe"
  private static let tokensName = "voice-joe-tokens"

  let sampleRate: Int
  /// The phonemes that the voice was taught, marks and the space included.
  let known: Set<Unicode.Scalar>
  let identity: ModelIdentity
  private let handle: OpaquePointer

  /// Loads and checks the voice.
  ///
  /// - Parameter threads: How many cores one sentence may use.
  /// - Throws: `ModelError` or ``SpeechError``.
  init(store: ModelStore, threads: Int) throws {
    let model = try store.verifiedFile(named: Self.modelName)
    let tokens = try store.verifiedFile(named: Self.tokensName)
    known = try Self.phonemes(in: tokens)
    identity = ModelIdentity(store, Self.modelName)
    let made = CStrings.lend([model.path, tokens.path, "cpu", ""]) { texts in
      var configuration = SherpaOnnxOfflineTtsConfig()
      configuration.model.vits.model = texts[0]
      configuration.model.vits.tokens = texts[1]
      configuration.model.vits.lexicon = texts[3]
      configuration.model.vits.data_dir = texts[3]
      // What Piper's voices are sampled with.
      configuration.model.vits.noise_scale = 0.667
      configuration.model.vits.noise_scale_w = 0.8
      configuration.model.vits.length_scale = 1
      configuration.model.num_threads = Int32(threads)
      configuration.model.provider = texts[2]
      configuration.max_num_sentences = 1
      return SherpaOnnxCreateOfflineTts(&configuration)
    }
    guard let made else { throw SpeechError.notLoaded(model: Self.modelName) }
    handle = made
    sampleRate = Int(SherpaOnnxOfflineTtsSampleRate(made))
  }

  deinit { SherpaOnnxDestroyOfflineTts(handle) }

  /// The sound of one sentence's phonemes, −1…1, ``sampleRate`` samples a second.
  ///
  /// - Parameter speed: 1 is the voice's own; 2 is twice as fast.
  func sound(of phonemes: [Unicode.Scalar], speed: Double) throws(SpeechError) -> [Float] {
    let codepoints = phonemes.map { Int32(bitPattern: $0.value) }
    let lengths = [Int32(codepoints.count)]
    let made = codepoints.withUnsafeBufferPointer { codepoints in
      lengths.withUnsafeBufferPointer { lengths in
        var configuration = SherpaOnnxGenerationConfig()
        configuration.silence_scale = 0.2
        configuration.speed = Float(speed)
        configuration.phoneme_codepoints = codepoints.baseAddress
        configuration.phoneme_codepoints_lens = lengths.baseAddress
        configuration.phoneme_codepoints_num_sentences = 1
        return SherpaOnnxOfflineTtsGenerateWithConfig(handle, "", &configuration, nil, nil)
      }
    }
    guard let made else { throw .notRun(model: Self.modelName) }
    defer { SherpaOnnxDestroyOfflineTtsGeneratedAudio(made) }
    return Array(UnsafeBufferPointer(start: made.pointee.samples, count: Int(made.pointee.n)))
  }

  private static func phonemes(in file: URL) throws -> Set<Unicode.Scalar> {
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    return Set(
      lines.compactMap { line in
        line.unicodeScalars.first.flatMap { "_^$".unicodeScalars.contains($0) ? nil : $0 }
      })
  }
}
