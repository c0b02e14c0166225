import ArgumentParser
import Foundation
import Inference
import KnowledgeFiles
import Media
import ModelCatalog
import Speech

struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Check that everything is there that an analysis needs.",
    discussion: "The exit code is 69 when something is missing; each line says what to do about it.")

  @OptionGroup var folder: ModelFolderOptions

  func run() async throws {
    var failures = 0
    func report(_ what: String, _ check: () async throws -> String) async {
      do {
        print("ok       \(what): \(try await check())")
      } catch {
        failures += 1
        print("NOT OK   \(what): \(Failure(error)?.message ?? "\(error)")")
      }
    }
    let store = folder.store
    await report("ffmpeg") { try await MediaTools.version(of: "ffmpeg") }
    await report("ffprobe") { try await MediaTools.version(of: "ffprobe") }
    await report("pdftotext") { try await PDFText.version() }
    await report("OpenVINO") { InferenceEngine.version }
    for entry in store.manifest.models {
      await report("model \(entry.name)") {
        try store.verify(entry)
        return entry.version
      }
    }
    let environment = ProcessInfo.processInfo.environment
    await report("vision and hearing") {
      let settings = try WhisperSettings(model: nil, language: nil, environment: environment)
      _ = try Engines(try InferenceEngine(store: store), store, settings).hearing()
      return "all models load"
    }
    await report("policy") {
      try PolicyChoice.policy(file: nil, environment: environment).version
    }
    if failures > 0 { throw ExitCode(ProctorExit.unavailable.rawValue) }
  }
}
