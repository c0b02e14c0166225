import ArgumentParser
import Foundation
import Inference
import ModelCatalog
import Speech

@main
struct SpeechProbe: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "speech-probe",
    abstract: "Measures what the speech models hear and cost; a tool for calibration and benchmarks.",
    subcommands: [ListenCommand.self, CostCommand.self, SpeakCommand.self])

  static func store() -> ModelStore {
    ModelStore(folder: ModelStore.defaultFolder(environment: ProcessInfo.processInfo.environment))
  }
}

/// Which models a probe uses.
struct WhisperOptions: ParsableArguments {
  @Option(help: "tiny.en or base.")
  var model: String?

  @Option(help: "ISO 639-1, or auto.")
  var language: String?

  func settings() throws -> WhisperSettings {
    try WhisperSettings(
      model: model, language: language, environment: ProcessInfo.processInfo.environment)
  }
}
