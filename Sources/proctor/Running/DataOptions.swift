import ArgumentParser
import Foundation
import Persistence
import Results
import SessionModel

/// Which data folder a command works on.
struct DataOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A YAML file of settings, by the names of environment variables, which count more.", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var config: String?

  @Option(
    help: ArgumentHelp(
      "The folder of the database, recordings, clips and keys. (default: PROCTOR_DATA, or interview-proctor in "
        + "XDG_DATA_HOME, which is ~/.local/share)", valueName: "folder"), completion: .directory)
  var data: String?

  @Option(
    help: ArgumentHelp(
      "The database, where it is not in that folder. (default: PROCTOR_DATABASE, or proctor.sqlite there)",
      valueName: "file"), completion: .file(extensions: ["sqlite"]))
  var database: String?

  func validate() throws {
    if data?.isEmpty == true { throw ValidationError("--data names no folder") }
    if database?.isEmpty == true { throw ValidationError("--database names no file") }
  }

  func source() throws -> SettingSource {
    try SettingSource(environment: ProcessInfo.processInfo.environment, file: config)
  }

  func folder() throws -> DataFolder { folder(try source()) }

  /// The folder, where the settings are read already.
  func folder(_ source: SettingSource) -> DataFolder {
    DataFolder(source, given: data, database: database)
  }

  /// The stores of the folder, which must be there: whoever looks for something makes nothing.
  ///
  /// - Throws: ``OperatingError/noDatabase(path:)``, `StoreError`, ``SettingError``.
  func open() throws -> Stores {
    let folder = try folder()
    do {
      return try Stores(folder, isMade: false)
    } catch StoreError.notFound(let path) {
      throw OperatingError.noDatabase(path: path)
    }
  }
}

extension SessionID: ExpressibleByArgument {
  /// Reads the text form: a UUID of version 7 in lower case.
  public init?(argument: String) { self.init(argument) }
}

extension Stores {
  /// Puts reports together.
  var reports: ReportComposer {
    ReportComposer(
      sessions: sessions, flags: flags, events: events, blobs: blobs, policy: ServeSettings.policy)
  }

  /// A session that is there and was not erased.
  ///
  /// - Throws: ``OperatingError``, `StoreError`.
  func kept(_ id: SessionID) async throws -> SessionRecord {
    guard let record = try await sessions.session(id) else { throw OperatingError.noSession(id) }
    guard record.state != .erased else { throw OperatingError.erased(id) }
    return record
  }
}
