import CSherpaONNX
import Inference
import ModelCatalog
import Perception
import SessionModel

/// The models that tell voices apart, loaded once and shared by every stream.
///
/// Sendable because an extractor is not changed by its use: each stretch of sound has a stream of its own.
public final class SpeakerEngine: @unchecked Sendable {
  private static let printName = "speaker-campplus"
  private static let turnsName = "speaker-segmentation"

  let extractor: OpaquePointer
  let printLength: Int
  let segmentation: CompiledModel
  let identities: [ModelIdentity]

  /// Loads and checks the models.
  ///
  /// - Throws: `ModelError`, `InferenceError` or ``SpeechError``.
  public init(_ engine: InferenceEngine, store: ModelStore) throws {
    let file = try store.verifiedFile(named: Self.printName)
    segmentation = try engine.load(Self.turnsName, inputShape: [1, 1, SpeakerTurns.windowSamples])
    let made = CStrings.lend([file.path, "cpu"]) { texts in
      var configuration = SherpaOnnxSpeakerEmbeddingExtractorConfig()
      configuration.model = texts[0]
      configuration.num_threads = 1
      configuration.provider = texts[1]
      return SherpaOnnxCreateSpeakerEmbeddingExtractor(&configuration)
    }
    guard let made else { throw SpeechError.notLoaded(model: Self.printName) }
    extractor = made
    printLength = Int(SherpaOnnxSpeakerEmbeddingExtractorDim(made))
    identities = [ModelIdentity(store, Self.turnsName), ModelIdentity(store, Self.printName)]
  }

  deinit { SherpaOnnxDestroySpeakerEmbeddingExtractor(extractor) }

  /// The direction of a voice; nil where there is too little sound.
  func direction(of samples: [Float]) -> [Float]? {
    guard let stream = SherpaOnnxSpeakerEmbeddingExtractorCreateStream(extractor) else { return nil }
    defer { SherpaOnnxDestroyOnlineStream(stream) }
    SherpaOnnxOnlineStreamAcceptWaveform(
      stream, Int32(AudioBlock.sampleRate), samples, Int32(samples.count))
    SherpaOnnxOnlineStreamInputFinished(stream)
    guard SherpaOnnxSpeakerEmbeddingExtractorIsReady(extractor, stream) == 1,
      let values = SherpaOnnxSpeakerEmbeddingExtractorComputeEmbedding(extractor, stream)
    else { return nil }
    defer { SherpaOnnxSpeakerEmbeddingExtractorDestroyEmbedding(values) }
    return Array(UnsafeBufferPointer(start: values, count: printLength))
  }
}
