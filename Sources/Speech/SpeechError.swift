/// What can go wrong with hearing and speaking.
public enum SpeechError: Error, Hashable, CustomStringConvertible {
  /// This build cannot transcribe on that device.
  case noDevice(name: String)
  /// A setting has a value that is none of its own.
  case noChoice(name: String, setting: String, known: [String])
  /// There is no such language.
  case noLanguage(code: String)
  /// The model does not know the language.
  case modelLacksLanguage(code: String, model: String)
  /// A model was refused by the library that runs it.
  case notLoaded(model: String)
  /// A model failed on its input.
  case notRun(model: String)
  /// A program that is run is not installed.
  case toolMissing(name: String)
  /// A text cannot be said.
  case notSpoken(why: String)

  /// What is wrong and what to do about it.
  public var description: String {
    switch self {
    case .noDevice(let name):
      "WHISPER_DEVICE is \"\(name)\": this build transcribes on the processor only; set it to cpu"
    case .noChoice(let name, let setting, let known):
      "\(setting) is \"\(name)\"; this build has \(known.joined(separator: ", "))"
    case .noLanguage(let code):
      "\"\(code)\" is no language that Whisper knows; give an ISO 639-1 code such as en, or auto"
    case .modelLacksLanguage(let code, let model):
      "the model \(model) knows English only, not \"\(code)\"; use the model base"
    case .notLoaded(let model): "the model \(model) could not be loaded; run \"proctor models verify\""
    case .notRun(let model): "the model \(model) failed"
    case .toolMissing(let name):
      "\(name) is not installed; install the package \(name), or run scripts/setup.sh"
    case .notSpoken(let why): "the text cannot be said: \(why)"
    }
  }
}
