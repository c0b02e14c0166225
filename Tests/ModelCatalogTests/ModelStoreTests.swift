import Foundation
import ModelCatalog
import TestSupport
import Testing

@Suite struct ModelStoreTests {
  private static let hello = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func entry(_ name: String, file: String, requires: [String] = []) throws -> ModelEntry {
    let json: [String: Any] = [
      "name": name, "version": "1", "file": file, "bytes": 5, "sha256": Self.hello, "licence": "MIT",
      "purpose": "A test.", "requires": requires,
    ]
    return try JSONDecoder().decode(ModelEntry.self, from: try JSONSerialization.data(withJSONObject: json))
  }

  private func store(_ entries: ModelEntry...) -> ModelStore {
    ModelStore(folder: folder.url, manifest: ModelManifest(models: entries))
  }

  @Test("A good file is handed out")
  func good() throws {
    try folder.write("hello", to: "a.bin")
    let store = store(try entry("a", file: "a.bin"))
    #expect(try store.verifiedFile(named: "a").path == folder.file("a.bin").path)
  }

  @Test("A link to a good file is handed out")
  func link() throws {
    try folder.write("hello", to: "kept-elsewhere")
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("a.bin").path, withDestinationPath: folder.file("kept-elsewhere").path)
    #expect(throws: Never.self) { try store(try entry("a", file: "a.bin")).verifiedFile(named: "a") }
  }

  @Test("A missing file is named with its remedy")
  func missing() throws {
    let store = store(try entry("a", file: "a.bin"))
    let wanted = ModelError.missing(name: "a", path: folder.file("a.bin").path)
    #expect(throws: wanted) { try store.verifiedFile(named: "a") }
    #expect("\(wanted)".contains("proctor models fetch"))
  }

  @Test(
    "A damaged file is refused",
    arguments: [
      ("hell", "4 bytes, not 5"), ("hello!", "6 bytes, not 5"), ("hellp", "SHA-256"), ("", "0 bytes"),
    ])
  func damaged(content: String, why: String) throws {
    try folder.write(content, to: "a.bin")
    let store = store(try entry("a", file: "a.bin"))
    let error = #expect(throws: ModelError.self) { try store.verifiedFile(named: "a") }
    guard case .damaged("a", folder.file("a.bin").path, let said) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(said.contains(why))
  }

  @Test("A folder in a model's place is damage")
  func folderInPlace() throws {
    try FileManager.default.createDirectory(at: folder.file("a.bin"), withIntermediateDirectories: false)
    #expect(throws: ModelError.self) { try store(try entry("a", file: "a.bin")).verifiedFile(named: "a") }
  }

  @Test("An unknown name is answered with the known ones")
  func unknown() throws {
    let store = store(try entry("a", file: "a.bin"))
    #expect(throws: ModelError.unknown(name: "b", known: ["a"])) { try store.verifiedFile(named: "b") }
  }

  @Test("A model is not handed out without the one that it requires")
  func requirement() throws {
    try folder.write("hello", to: "a.bin")
    let store = store(try entry("a", file: "a.bin", requires: ["w"]), try entry("w", file: "w.bin"))
    #expect(throws: ModelError.missing(name: "w", path: folder.file("w.bin").path)) {
      try store.verifiedFile(named: "a")
    }
    try folder.write("hellp", to: "w.bin")
    #expect(throws: ModelError.self) { try store.verifiedFile(named: "a") }
    try folder.write("hello", to: "w.bin")
    #expect(try store.verifiedFile(named: "a").lastPathComponent == "a.bin")
  }

  @Test(
    "The default folder follows the environment",
    arguments: [
      (["PROCTOR_MODELS": "/m", "PROCTOR_CACHE": "/c", "HOME": "/h"], "/m"),
      (["PROCTOR_MODELS": "", "PROCTOR_CACHE": "/c", "HOME": "/h"], "/c/models"),
      (["PROCTOR_CACHE": "", "XDG_CACHE_HOME": "/x", "HOME": "/h"], "/x/interview-proctor/models"),
      (["XDG_CACHE_HOME": "", "HOME": "/h"], "/h/.cache/interview-proctor/models"),
    ])
  func defaultFolder(environment: [String: String], path: String) {
    #expect(ModelStore.defaultFolder(environment: environment).path == path)
  }

  @Test("The catalogue is whole: plain names, hashes, requirements that exist")
  func catalogue() {
    let models = ModelManifest.builtIn.models
    #expect(models.count >= 5)
    #expect(Set(models.map(\.name)).count == models.count && Set(models.map(\.file)).count == models.count)
    for model in models {
      #expect(model.sha256.count == 64 && model.sha256.allSatisfy { $0.isHexDigit }, "\(model.name)")
      #expect(model.bytes > 0 && !model.licence.isEmpty && !model.version.isEmpty, "\(model.name)")
      #expect(!model.file.contains("/"), "\(model.name)")
      #expect(
        (model.requires ?? []).allSatisfy { ModelManifest.builtIn.entry(named: $0) != nil }, "\(model.name)")
    }
  }
}
