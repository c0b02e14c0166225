import ArgumentParser
import Foundation
import ModelCatalog

/// What `serve` and `worker` are told on the command line.
struct ServingOptions: ParsableArguments {
  @OptionGroup var place: DataOptions

  @OptionGroup var models: ModelFolderOptions

  /// Where the models are: the command line, then the settings.
  func store(_ source: SettingSource) -> ModelStore {
    guard models.models == nil, let folder = source.text(.models) else { return models.store }
    return ModelStore(folder: URL(fileURLWithPath: folder, isDirectory: true))
  }
}

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Serve the interface over HTTP, and do the work that it asks for.",
    discussion: """
      Everything is kept in one folder; nothing else has to run. Settings come from the command line, the environment and \
      --config, in this order; docs/operating.md lists all. A first token is made by "proctor token".
        proctor kb seed --database DATA/proctor.sqlite && proctor serve --data DATA
      """)

  @OptionGroup var serving: ServingOptions

  @Option(help: "Where to listen. (default: PROCTOR_HOST, or 127.0.0.1)")
  var host: String?

  @Option(help: "The port; 0 takes any that is free. (default: PROCTOR_PORT, or 8080)")
  var port: Int?

  func validate() throws {
    guard (0...65_535).contains(port ?? 0) else { throw ValidationError("--port must be from 0 to 65535") }
  }

  func run() async throws {
    let source = try serving.place.source()
    let settings = try ServeSettings(source, host: host, port: port, data: serving.place.folder(source))
    try await ServerRun(settings, models: serving.store(source)).run()
  }
}

struct WorkerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker", abstract: "Do the work of a server: analyses, scores, erasures, deadlines.",
    discussion: """
      Works on the same folder as "proctor serve", beside it or in its place (PROCTOR_WORKERS=false lets the server only \
      serve). A worker that is killed loses nothing: its job is taken by another.
      """)

  @OptionGroup var serving: ServingOptions

  func run() async throws {
    let source = try serving.place.source()
    let settings = try ServeSettings(source, data: serving.place.folder(source))
    let log = try Observability(settings).log
    let models = serving.store(source)
    let room = try EngineRoom(models, fetches: true, environment: settings.environment, log: log)
    let workshop = try await Workshop(
      settings, try Stores(settings.data), room, models, try ScratchArea(in: settings.data.scratch), log: log)
    log.notice("working")
    await workshop.run()
    log.notice("stopped")
  }
}
