import ArgumentParser
import Foundation
import Persistence
import SessionModel
import StorageSQLite

/// Where the database is.
struct DatabaseOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The database. (default: PROCTOR_DATABASE, or interview-proctor/proctor.sqlite in XDG_DATA_HOME, which is "
        + "~/.local/share)", valueName: "file"), completion: .file(extensions: ["sqlite"]))
  var database: String?

  /// Opens it.
  ///
  /// - Parameter isMade: Whether a missing one is made.
  func open(isMade: Bool) throws -> SQLiteKnowledgeStore {
    let path = database ?? Self.defaultPath(environment: ProcessInfo.processInfo.environment)
    guard !path.isEmpty else { throw ValidationError("--database names no file") }
    return SQLiteKnowledgeStore(try SQLiteDatabase(path: path, isMade: isMade))
  }

  /// XDG_DATA_HOME counts only where it is absolute, as its specification says.
  static func defaultPath(environment: [String: String]) -> String {
    if let path = environment["PROCTOR_DATABASE"], !path.isEmpty { return path }
    let home = environment["HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? NSHomeDirectory()
    let data = environment["XDG_DATA_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? home + "/.local/share"
    return data + "/interview-proctor/proctor.sqlite"
  }
}

extension WallTime {
  /// The computer's clock.
  static var now: WallTime { WallTime(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000)) }
}
