import ArgumentParser
import Foundation
import Inference
import KnowledgeFiles
import Media
import ModelCatalog
import Speech

struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Check that everything is there that an analysis and the server need.",
    discussion: """
      Looks at the programs and models, the settings, the data folder with its database, keys and files, and the language \
      model. Nothing is made or changed but a file of no bytes that is removed again; it may run beside a server. What is \
      yet to be made by the server is no fault; a language model that nobody set up is a warning.

      The exit code is 69 when something is missing or wrong; each line says what to do about it.
      """)

  @OptionGroup var folder: ModelFolderOptions

  @OptionGroup var data: DataOptions

  func run() async throws {
    let examination = Examination()
    await checkPrograms(examination)
    await checkModels(examination)
    await ServerChecks(data).run(examination)
    if examination.failures > 0 { throw ExitCode(ProctorExit.unavailable.rawValue) }
  }

  private func checkPrograms(_ examination: Examination) async {
    await examination.look("ffmpeg") { .sound(try await MediaTools.version(of: "ffmpeg")) }
    await examination.look("ffprobe") { .sound(try await MediaTools.version(of: "ffprobe")) }
    await examination.look("pdftotext") { .sound(try await PDFText.version()) }
    await examination.look("OpenVINO") { .sound(InferenceEngine.version) }
  }

  private func checkModels(_ examination: Examination) async {
    let store = folder.store
    for entry in store.manifest.models {
      await examination.look("model \(entry.name)") {
        try store.verify(entry)
        return .sound(entry.version)
      }
    }
    let environment = ProcessInfo.processInfo.environment
    await examination.look("vision and hearing") {
      let settings = try WhisperSettings(model: nil, language: nil, environment: environment)
      _ = try Engines(try InferenceEngine(store: store), store, settings).hearing()
      return .sound("all models load")
    }
    await examination.look("policy") {
      .sound(try PolicyChoice.policy(file: nil, environment: environment).version)
    }
  }
}
