import Crypto
import Foundation
import Interviewing
import Persistence
import Results
import SessionModel
import TestSupport
import Testing

@testable import proctor

@Suite("proctor export")
struct ExportTests {
  private let folder: ServerFolder
  private let session: StoredSession
  private var output: URL { folder.beside.file("copy") }

  init() async throws {
    folder = try ServerFolder()
    session = try await StoredSession(in: folder)
  }

  private func export(to place: URL? = nil) async throws -> ChildProcess.Ending {
    try await folder.run("export", session.id.description, "--output", (place ?? output).path)
  }

  private func content(_ name: String) throws -> Data { try Data(contentsOf: output.appending(path: name)) }

  private func hash(_ content: Data) -> String {
    SHA256.hash(data: content).map { String(format: "%02x", $0) }.joined()
  }

  @Test("Everything that is kept is in the folder, each file with its hash, for its owner alone")
  func whole() async throws {
    let ending = try await export()
    #expect(ending.status == 0 && ending.errors.isEmpty, "\(ending.errors)")
    let clip = "clips/\(try StoredSession.flag().id).mp4"
    let score = "scores/00000000000000000001.json"
    let names = TemporaryFolder.contents(of: output).filter { $0.contains(".") || $0 == "SHA256SUMS" }
    #expect(
      names
        == [
          "SHA256SUMS", "analyses/1/report.json", "audit.json", clip, "flags.json", "jobs.json",
          "manifest.json",
          "observations.jsonl", "recording.bin", "report.html", "report.json", "report.txt", "score.json",
          score,
          "session.json", "transcript.json",
        ].sorted())
    #expect(try Array(content(clip)) == StoredSession.clip)
    #expect(try Array(content("recording.bin")) == StoredSession.recording)
    #expect(try Report(json: String(decoding: content("report.json"), as: UTF8.self)).session != nil)
    #expect(try StoredScore(json: content(score)).record != nil)
    #expect(
      try object(String(decoding: content("session.json"), as: UTF8.self))["state"] as? String == "scored")
    try checkManifest(names)
    for name in ["", "clips", "report.json", clip] {
      let path = output.appending(path: name).path
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(mode == (name.contains(".") ? 0o600 : 0o700), "\(name)")
    }
  }

  private func checkManifest(_ names: [String]) throws {
    let manifest = try object(String(decoding: content("manifest.json"), as: UTF8.self))
    let files = try #require(manifest["files"] as? [[String: Any]])
    #expect(
      files.compactMap { $0["path"] as? String }
        == names.filter { !["manifest.json", "SHA256SUMS"].contains($0) })
    for file in files {
      let bytes = try content(try #require(file["path"] as? String))
      #expect(file["sha256"] as? String == hash(bytes) && file["bytes"] as? Int == bytes.count, "\(file)")
    }
    let sums = try String(decoding: content("SHA256SUMS"), as: UTF8.self)
    #expect(sums.contains("\(hash(try content("manifest.json")))  manifest.json\n"))
    #expect(sums.split(separator: "\n").count == names.count - 1)
  }

  @Test("The copy is a report's folder to score and policy replay, and the audit log has its hash")
  func copy() async throws {
    _ = try await export()
    let score = try await ProctorRun.run(["score", output.path])
    #expect(
      score.status == 0 && score.output.contains("It is the score that was reported."), "\(score.errors)")
    let replay = try await ProctorRun.run(["policy", "replay", output.path])
    #expect(replay.output.contains("1 the same, 0 changed, 0 gone, 0 added"), "\(replay.errors)")
    let entry = try #require(try await folder.audit().last)
    #expect(entry.action.rawValue == "export" && entry.session == session.id)
    #expect(entry.details?.text.hasSuffix(hash(try content("manifest.json"))) == true)
  }

  @Test("A session without a report is copied all the same, and that is said")
  func unanalysed() async throws {
    let new = try RecordSamples.newSession(3)
    _ = try await folder.stores.sessions.start(
      new, key: nil, by: RecordSamples.hr(), at: RecordSamples.time(0))
    let ending = try await folder.run("export", new.id.description, "--output", output.path)
    #expect(ending.status == 0 && ending.output.contains("no report among them: the session is created"))
    #expect(
      TemporaryFolder.contents(of: output) == [
        "SHA256SUMS", "audit.json", "flags.json", "jobs.json", "manifest.json", "session.json",
      ])
  }

  @Test("A clip that is gone or another is told")
  func doubts() async throws {
    try await session.put(Array("forged".utf8), session.clipKey())
    #expect(try await export().errors.contains("is not the one that was cut"))
    _ = try await folder.stores.blobs.remove(session.clipKey())
    let other = folder.beside.file("other")
    #expect(try await export(to: other).errors.contains("is not there"))
  }

  @Test("What stands in the way is told, and nothing is left beside it")
  func refusals() async throws {
    let full = folder.beside.file("full")
    try FileManager.default.createDirectory(at: full, withIntermediateDirectories: false)
    try folder.beside.write("mine", to: "full/letter.txt")
    let file = try folder.beside.write("mine", to: "file")
    let before = TemporaryFolder.contents(of: folder.beside.url)
    for (place, said) in [
      (full, "letter.txt"), (file, "it is a file"), (full.appending(path: "none/deep"), "No such file"),
    ] {
      let ending = try await export(to: place)
      #expect(ending.status == 73 && ending.errorLines.count == 1, "\(ending.errors)")
      #expect(ending.errors.contains(said) && ending.output.isEmpty, "\(ending.errors)")
    }
    #expect(
      try await folder.run("export", RecordSamples.session(9).description, "--output", output.path).status
        == 66)
    #expect(TemporaryFolder.contents(of: folder.beside.url) == before)
    #expect(try await folder.audit().allSatisfy { $0.action.rawValue != "export" })
  }

  @Test("An empty folder is filled, and what a killed export left goes")
  func leftovers() async throws {
    try FileManager.default.createDirectory(at: output, withIntermediateDirectories: false)
    // No process has this number: it is above what Linux gives.
    let left = folder.beside.file(".copy.partial-\(Int32.max)")
    try FileManager.default.createDirectory(at: left, withIntermediateDirectories: false)
    #expect(try await export().status == 0)
    #expect(TemporaryFolder.contents(of: output).contains("report.json"))
    #expect(!FileManager.default.fileExists(atPath: left.path))
  }
}
