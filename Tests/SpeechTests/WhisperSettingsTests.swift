import Testing

@testable import Speech

@Suite("How speech is transcribed")
struct WhisperSettingsTests {
  private func settings(
    model: String? = nil, language: String? = nil, _ environment: [String: String] = [:]
  ) throws(SpeechError) -> WhisperSettings {
    try WhisperSettings(model: model, language: language, environment: environment)
  }

  @Test("is base and English unless told otherwise; an option goes over the environment")
  func defaults() throws {
    #expect(try settings().model == .base)
    #expect(try settings().language == "en")
    #expect(try settings().computeType == .auto)
    #expect(try settings(["WHISPER_MODEL": "tiny.en"]).model == .tinyEnglish)
    #expect(try settings(model: "base", ["WHISPER_MODEL": "tiny.en"]).model == .base)
    #expect(try settings(language: "DE", ["WHISPER_LANGUAGE": "fr"]).language == "de")
    #expect(try settings(language: "auto").language == nil)
    #expect(try settings(["WHISPER_DEVICE": "", "WHISPER_COMPUTE_TYPE": "float32"]).computeType == .float32)
  }

  @Test("names what this build lacks, and what to set instead")
  func refused() {
    func words(_ make: () throws(SpeechError) -> WhisperSettings) -> String {
      do throws(SpeechError) {
        _ = try make()
        return "accepted"
      } catch {
        return error.description
      }
    }
    let device = words { () throws(SpeechError) in try settings(["WHISPER_DEVICE": "cuda"]) }
    #expect(device.contains("\"cuda\"") && device.contains("set it to cpu"))
    let type = words { () throws(SpeechError) in try settings(["WHISPER_COMPUTE_TYPE": "int3"]) }
    #expect(type.contains("\"int3\"") && type.contains("auto, float32, bfloat16"))
    let model = words { () throws(SpeechError) in try settings(model: "huge") }
    #expect(model.contains("\"huge\"") && model.contains("tiny.en, base"))
    let language = words { () throws(SpeechError) in try settings(language: "xx") }
    #expect(language.contains("\"xx\"") && language.contains("ISO 639-1"))
    let english = words { () throws(SpeechError) in try settings(model: "tiny.en", language: "de") }
    #expect(english.contains("English only") && english.contains("base"))
    let auto = words { () throws(SpeechError) in try settings(model: "tiny.en", language: "auto") }
    #expect(auto.contains("English only"))
  }
}
