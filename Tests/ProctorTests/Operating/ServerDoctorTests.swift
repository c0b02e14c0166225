import Foundation
import GRDB
import Persistence
import TestSupport
import Testing

@testable import proctor

@Suite("The doctor's look at the server, and the OpenAPI document")
struct ServerDoctorTests {
  private let folder: ServerFolder

  init() throws { folder = try ServerFolder() }

  /// What the doctor says of the server, by what it looked at: whether it is well, and the words.
  private func findings(
    environment: [String: String] = [:], data: URL? = nil
  ) async throws -> [String: (state: String, words: String)] {
    // Without models, whose loading takes seconds: they are another test's.
    let ending = try await ProctorRun.run(
      ["doctor", "--data", (data ?? folder.url).path, "--models", folder.beside.file("none").path],
      environment: ServerFolder.plainEnvironment.merging(environment) { $1 })
    let lines = ending.output.split(separator: "\n").map { line in
      (
        line.prefix(9).trimmingCharacters(in: .whitespaces),
        line.dropFirst(9).split(separator: ": ", maxSplits: 1)
      )
    }
    return Dictionary(
      lines.filter { $0.1.count == 2 }.map { (String($0.1[0]), ($0.0, String($0.1[1]))) },
      uniquingKeysWith: { first, _ in first })
  }

  private var closedPort: String {
    get async throws {
      var url = ""
      try await ScriptedServer.with([]) { url = $0.url }
      return url
    }
  }

  @Test("A folder in order is well")
  func well() async throws {
    let found = try await findings()
    for name in ["settings", "data folder", "database", "keys", "files"] {
      #expect(found[name]?.state == "ok", "\(name): \(String(describing: found[name]))")
    }
    #expect(found["database"]?.words.contains("no damage") == true)
    #expect(
      TemporaryFolder.contents(of: folder.url.appending(path: "blobs")).filter { $0.hasSuffix(".probe") }
        .isEmpty)
    #expect(!FileManager.default.fileExists(atPath: folder.url.appending(path: "keys").path))
  }

  @Test("What is yet to be made is no fault, and is not made")
  func nothing() async throws {
    let place = folder.beside.file("new/place")
    let found = try await findings(data: place)
    for name in ["data folder", "database", "keys", "files"] {
      #expect(found[name]?.state == "ok", "\(name)")
    }
    #expect(found["database"]?.words.contains("yet to be made") == true)
    #expect(!FileManager.default.fileExists(atPath: folder.beside.file("new").path))
  }

  @Test("Permissions that let others in are told, with what to do")
  func permissions() async throws {
    _ = try await folder.run("token", "--role", "hr", "--subject", "anna")
    let key = try #require(
      TemporaryFolder.contents(of: folder.url.appending(path: "keys")).first { $0.hasSuffix(".pem") })
    for (name, mode) in [("", 0o777), ("proctor.sqlite", 0o644), ("blobs", 0o755), ("keys/\(key)", 0o644)] {
      try FileManager.default.setAttributes(
        [.posixPermissions: mode], ofItemAtPath: folder.url.appending(path: name).path)
    }
    let found = try await findings()
    for name in ["data folder", "database", "keys", "files"] {
      #expect(found[name]?.state == "NOT OK", "\(name): \(String(describing: found[name]))")
    }
    #expect(found["database"]?.words.contains("chmod 600") == true)
    #expect(found["files"]?.words.contains("chmod 700") == true)
  }

  @Test("A damaged database and one that lacks steps are told")
  func database() async throws {
    let path = folder.beside.file("torn.sqlite").path
    let queue = try DatabaseQueue(path: path)
    let source = try DatabaseQueue(path: folder.url.appending(path: "proctor.sqlite").path)
    try source.backup(to: queue)
    try await queue.write { database in
      try database.execute(sql: "DELETE FROM grdb_migrations WHERE identifier = '4 flags'")
    }
    try queue.close()
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    let behind = try await findings(environment: ["PROCTOR_DATABASE": path])
    #expect(
      behind["database"]?.state == "warning" && behind["database"]?.words.contains("missing: 1;") == true)
    // Every page but the first is overwritten.
    let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
    let length = try file.seekToEnd()
    try file.seek(toOffset: 4_096)
    try file.write(contentsOf: Data(repeating: 0x5A, count: Int(length) - 4_096))
    try file.close()
    let torn = try await findings(environment: ["PROCTOR_DATABASE": path])
    #expect(torn["database"]?.state == "NOT OK" && torn["database"]?.words.contains("damaged") == true)
  }

  @Test("A setting that cannot be used is told")
  func settings() async throws {
    let found = try await findings(environment: ["PROCTOR_PORT": "many"])
    #expect(found["settings"]?.state == "NOT OK" && found["settings"]?.words.contains("PROCTOR_PORT") == true)
  }

  @Test("A language model that was set up and does not answer is a fault; one that answers is well")
  func languageModel() async throws {
    let closed = try await findings(environment: ["OLLAMA_API_URL": closedPort])
    #expect(closed["language model"]?.state == "NOT OK", "\(String(describing: closed["language model"]))")
    try await ScriptedServer.with([.json(#"{"models":[{"name":"tiny"}]}"#)]) { server in
      let found = try await findings(environment: ["OLLAMA_API_URL": server.url, "OLLAMA_MODEL": "tiny"])
      #expect(
        found["language model"]?.state == "ok" && found["language model"]?.words.hasPrefix("tiny at") == true)
    }
  }

  @Test("The interface is described without a server, and by its settings")
  func openAPI() async throws {
    func document(_ environment: [String: String] = [:]) async throws -> [String: Any] {
      let ending = try await ProctorRun.run(["openapi"], environment: environment, in: folder.beside.url)
      #expect(ending.status == 0 && ending.errors.isEmpty, "\(ending.errors)")
      return try object(ending.output)
    }
    let usual = try await document()
    let paths = try #require(usual["paths"] as? [String: Any])
    #expect(usual["openapi"] as? String == "3.1.0" && paths["/openapi.json"] != nil)
    #expect(paths["/api/ai-interview/{session_id}/report"] != nil && paths.count > 15)
    let small = try await document(["PROCTOR_RECORDING_GIB": "0.5"])
    #expect("\(small)".contains("\(1 << 29) bytes") && !"\(usual)".contains("\(1 << 29) bytes"))
    #expect(try await ProctorRun.run(["openapi"], environment: ["PROCTOR_PORT": "many"]).status == 64)
  }
}
