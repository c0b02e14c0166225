import CWhisper

/// How speech is transcribed.
public struct WhisperSettings: Hashable, Sendable {
  /// A Whisper model.
  public enum Model: String, CaseIterable, Hashable, Sendable {
    /// 39 million parameters, English only.
    case tinyEnglish = "tiny.en"
    /// 74 million parameters, 99 languages.
    case base

    /// Its name in the catalogue.
    var catalogueName: String {
      switch self {
      case .tinyEnglish: "whisper-tiny-en"
      case .base: "whisper-base"
      }
    }

    var isMultilingual: Bool { self == .base }
  }

  /// The numbers that the encoder is run with; the decoder's weights are 8-bit whole numbers always.
  public enum ComputeType: String, CaseIterable, Hashable, Sendable {
    /// bfloat16 where the processor has it, else float32.
    case auto
    /// 32-bit floats: the same words on every machine.
    case float32
    /// 16-bit floats with the range of 32-bit ones.
    case bfloat16
  }

  /// Which model.
  public let model: Model
  /// ISO 639-1, or nil to tell it from the speech.
  public let language: String?
  /// Which numbers.
  public let computeType: ComputeType

  /// Reads the settings as a person gives them.
  ///
  /// - Parameters:
  ///   - model: `tiny.en` or `base`; nil takes WHISPER_MODEL, else base.
  ///   - language: ISO 639-1 or `auto`; nil takes WHISPER_LANGUAGE, else English.
  ///   - environment: Also read: WHISPER_DEVICE and WHISPER_COMPUTE_TYPE.
  /// - Throws: ``SpeechError``.
  public init(model: String?, language: String?, environment: [String: String]) throws(SpeechError) {
    func setting(_ given: String?, _ name: String, _ usual: String) -> String {
      given ?? environment[name].flatMap { $0.isEmpty ? nil : $0 } ?? usual
    }
    let device = setting(nil, "WHISPER_DEVICE", "cpu")
    guard device == "cpu" || device == "auto" else { throw .noDevice(name: device) }
    self.model = try Self.choice(setting(model, "WHISPER_MODEL", Model.base.rawValue), "model")
    computeType = try Self.choice(
      setting(nil, "WHISPER_COMPUTE_TYPE", ComputeType.auto.rawValue), "WHISPER_COMPUTE_TYPE")
    whisper_log_set({ _, _, _ in }, nil)  // It would say in its own words what is said below.
    let code = setting(language, "WHISPER_LANGUAGE", "en").lowercased()
    guard code == "auto" || whisper_lang_id(code) >= 0 else { throw .noLanguage(code: code) }
    guard code == "en" || self.model.isMultilingual else {
      throw .modelLacksLanguage(code: code, model: self.model.rawValue)
    }
    self.language = code == "auto" ? nil : code
  }

  private static func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ name: String, _ setting: String
  ) throws(SpeechError) -> Choice {
    if let choice = Choice(rawValue: name) { return choice }
    throw .noChoice(name: name, setting: setting, known: Choice.allCases.map(\.rawValue))
  }
}
