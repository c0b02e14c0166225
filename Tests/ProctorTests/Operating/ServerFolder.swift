import Foundation
import Persistence
import SessionModel
import TestSupport

@testable import proctor

/// The data folder of a server that runs: its stores stay open while commands work on it.
final class ServerFolder: Sendable {
  /// Everything else that a test writes.
  let beside: TemporaryFolder
  /// The data folder.
  let url: URL
  /// Its stores.
  let stores: Stores

  init() throws {
    beside = try TemporaryFolder()
    url = beside.file("data")
    let source = try SettingSource(environment: [:], file: nil)
    stores = try Stores(DataFolder(source, given: url.path))
  }

  /// Nothing of the machine's own settings leads elsewhere.
  static let plainEnvironment = [
    "PROCTOR_DATA": "", "PROCTOR_DATABASE": "", "OLLAMA_API_URL": "", "OLLAMA_MODEL": "",
    "OPENAI_API_URL": "",
  ]

  /// Runs a command on the folder.
  func run(_ arguments: String...) async throws -> ChildProcess.Ending {
    try await ProctorRun.run(
      arguments + ["--data", url.path], environment: Self.plainEnvironment, in: beside.url)
  }

  /// All entries of the audit log.
  func audit() async throws -> [AuditEntry] {
    try await stores.audit.entries(of: nil, after: 0, limit: 1_000)
  }
}

/// What a program printed as a JSON object.
func object(_ output: String) throws -> [String: Any] {
  guard let object = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any] else {
    throw CocoaError(.fileReadCorruptFile)
  }
  return object
}
