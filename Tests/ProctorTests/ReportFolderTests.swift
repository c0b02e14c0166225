import Foundation
import Interviewing
import TestSupport
import Testing

@testable import proctor

@Suite("The folder of a report")
struct ReportFolderTests {
  private let folder: TemporaryFolder
  private var output: URL { folder.file("a/b/out") }

  init() throws { folder = try TemporaryFolder() }

  private static let report = """
    {
      "schema_version": "1.0", "program": { "name": "test", "version": "1" },
      "recording": {
        "name": "x", "container": "x", "duration_s": 1, "width": 1, "height": 1, "has_audio": false
      },
      "analysis": {
        "frames_per_second": 5, "frames": 5, "frames_refused": 0, "ended_early": false, "complaints": [],
        "models": []
      },
      "policy_version": "1.0",
      "recommendation": { "outcome": "REVIEW", "rule": "high_flags", "explanation": "x", "flags": [] },
      "coverage": {
        "face": null, "audio": null, "face_minimum": 0.8, "audio_minimum": 0.8, "cannot_tell": [],
        "stream_gaps": [], "clock_suspect": [], "omitted_spans": 0
      },
      "flags": []
    }
    """

  private func report() throws -> Report { try Report(json: Self.report) }

  /// Files by path, with their content; folders left out.
  private func files() throws -> [String: String] {
    var files: [String: String] = [:]
    for name in TemporaryFolder.contents(of: output) {
      let text = try? String(contentsOf: output.appending(path: name), encoding: .utf8)
      files[name] = text?.replacing(Self.ours.before, with: "").replacing(Self.ours.after, with: "")
    }
    return files
  }

  /// What tells a report of ours, about the text that a test gives it.
  private static let ours = (before: #"{"program": {"name": "interview-proctor"}, "note": ""#, after: #""}"#)

  private func write(_ text: String, _ names: String...) throws {
    for name in names {
      let file = output.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      let isReport = file.lastPathComponent == ReportFolder.reportName
      let content = isReport ? Self.ours.before + text + Self.ours.after : text
      try Data(content.utf8).write(to: file)
    }
  }

  /// The number of a process that has ended.
  private func deadProcess() async throws -> Int32 {
    let child = try ChildProcess.start(try #require(Availability.tool("true")), [])
    _ = try await child.end()
    return child.identifier
  }

  @Test("A report that is complete is all that is there")
  func complete() throws {
    let target = try ReportFolder(path: output.path)
    try Data("clip".utf8).write(to: target.stagedClips.appending(path: "flag-1.mp4"))
    try Data("{}".utf8).write(to: target.stagedObservations)
    #expect(!FileManager.default.fileExists(atPath: output.appending(path: "report.json").path))
    try target.commit(try report(), page: Data("page".utf8))
    #expect(
      TemporaryFolder.contents(of: output) == [
        "clips", "clips/flag-1.mp4", "observations.jsonl", "report.html", "report.json", "report.txt",
      ])
    #expect(try report().json() == Data(contentsOf: output.appending(path: "report.json")))
  }

  @Test("A report that is given up leaves no folder that it made, and keeps those that were there")
  func discarded() throws {
    try FileManager.default.createDirectory(at: folder.file("a"), withIntermediateDirectories: false)
    try ReportFolder(path: output.path).discard()
    #expect(TemporaryFolder.contents(of: folder.url) == ["a"])
  }

  @Test("Where putting the report in place fails, the earlier one comes back")
  func failedCommit() throws {
    try write(
      "earlier", "report.json", "report.txt", "observations.jsonl", "clips/flag-1.mp4", "mine.txt")
    let before = try files()
    let target = try ReportFolder(path: output.path)
    try Data("{}".utf8).write(to: target.stagedObservations)
    try FileManager.default.removeItem(at: target.stagedClips)
    let new = try report()
    let error = #expect(throws: OutputError.self) { try target.commit(new, page: Data()) }
    #expect(error?.code == .ioError)
    target.discard()
    #expect(try files() == before && before.count == 5)
  }

  @Test(
    "A run that was killed while it put its report in place is undone by the next",
    arguments: [
      // What stands in the folder, in the dead run's stage, and in the stage's place for the earlier report.
      (["report.txt", "clips/e"], ["report.json", "report.txt", "clips/n"], ["report.json"], "moving out"),
      ([], ["report.json", "report.txt", "clips/n"], ["report.json", "report.txt", "clips/e"], "moved out"),
      (["clips/n"], ["report.json", "report.txt"], ["report.json", "report.txt", "clips/e"], "moving in"),
      (
        ["clips/n", "report.txt"], ["report.json"], ["report.json", "report.txt", "clips/e"], "nearly there"
      ),
    ])
  func killed(standing: [String], staged: [String], replaced: [String], moment: String) async throws {
    let stage = ".partial-\(try await deadProcess())"
    let isNew = { (name: String) in name.hasSuffix("/n") || replaced.contains(name) }
    for name in standing { try write(isNew(name) ? "new" : "earlier", name) }
    for name in staged { try write("new", "\(stage)/\(name)") }
    for name in replaced { try write("earlier", "\(stage)/replaced/\(name)") }
    let target = try ReportFolder(path: output.path)
    target.discard()
    #expect(
      try files() == ["report.json": "earlier", "report.txt": "earlier", "clips/e": "earlier"], "\(moment)")
  }

  @Test("A first report that was killed half in place is taken away")
  func killedFirst() async throws {
    let stage = ".partial-\(try await deadProcess())"
    try write("new", "clips/n", "report.txt", "\(stage)/report.json")
    try FileManager.default.createDirectory(
      at: output.appending(path: "\(stage)/replaced"), withIntermediateDirectories: false)
    let target = try ReportFolder(path: output.path)
    target.discard()
    #expect(try files().isEmpty)
  }

  @Test("A report that was killed after it was complete stands")
  func killedAfter() async throws {
    let stage = ".partial-\(try await deadProcess())"
    try write("new", "clips/n", "report.txt", "report.json")
    try write("earlier", "\(stage)/replaced/report.json", "\(stage)/replaced/clips/e")
    let target = try ReportFolder(path: output.path)
    target.discard()
    #expect(try files() == ["report.json": "new", "report.txt": "new", "clips/n": "new"])
  }

  @Test("The stage of a run that lives is left alone; one of an earlier process of this number is not")
  func stages() throws {
    let own = ".partial-\(ProcessInfo.processInfo.processIdentifier)"
    try write("x", ".partial-1/report.json", "\(own)/clips/old.mp4", ".partial-x/y")
    let target = try ReportFolder(path: output.path)
    #expect(try files() == [".partial-1/report.json": "x", ".partial-x/y": "x"])
    target.discard()
    #expect(try files() == [".partial-1/report.json": "x", ".partial-x/y": "x"])
  }

  @Test("Clips without a report beside them are somebody else's")
  func foreignClips() throws {
    try write("mine", "clips/holiday.mp4")
    let error = #expect(throws: OutputError.self) { try ReportFolder(path: output.path) }
    #expect(error?.code == .cannotCreate)
    #expect(try files() == ["clips/holiday.mp4": "mine"])
  }
}
