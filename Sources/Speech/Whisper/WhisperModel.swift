import CWhisper
import Foundation
import Inference
import ModelCatalog
import Perception
import SessionModel

/// A Whisper model, loaded once and shared by every transcriber: the decoder as whisper.cpp runs it, and the
/// encoder, in which most of the work lies, as the inference engine does.
///
/// Sendable because whisper.cpp only reads a context whose states are kept outside it.
public final class WhisperModel: @unchecked Sendable {
  /// The mel bins and frames of the 30 s that the encoder looks at.
  static let encoderInput = [1, 80, 3_000]

  let context: OpaquePointer
  let encoder: CompiledModel
  let settings: WhisperSettings
  let identities: [ModelIdentity]

  /// Loads and checks the model that the settings name.
  ///
  /// - Throws: `ModelError`, `InferenceError` or ``SpeechError``.
  public init(_ engine: InferenceEngine, store: ModelStore, settings: WhisperSettings) throws {
    self.settings = settings
    let name = settings.model.catalogueName
    let file = try store.verifiedFile(named: name)
    let encoderName = "\(name)-encoder"
    let precision = settings.computeType == .float32 ? InferencePrecision.float32 : .bfloat16
    encoder = try engine.load(encoderName, inputShape: Self.encoderInput, precision: precision)
    whisper_log_set({ _, _, _ in }, nil)  // What it would print may hold what was said.
    var parameters = whisper_context_default_params()
    parameters.use_gpu = false
    parameters.flash_attn = true
    guard let context = whisper_init_from_file_with_params_no_state(file.path, parameters) else {
      throw SpeechError.notLoaded(model: name)
    }
    self.context = context
    let encoderVersion = ModelIdentity(store, encoderName).version
    identities = [
      ModelIdentity(store, name),
      // Its words may differ from machine to machine by the numbers that it is run with.
      ModelIdentity(name: encoderName, version: "\(encoderVersion), \(precision.rawValue)"),
    ]
  }

  deinit { whisper_free(context) }
}
