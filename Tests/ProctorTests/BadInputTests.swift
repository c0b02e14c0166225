import Foundation
import TestSupport
import Testing

@testable import proctor

/// What stands in the way of an analysis: each ends with its exit code, one line, and nothing left behind.
@Suite(
  .serialized,
  .enabled(if: Availability.hasFFmpeg, "ffmpeg is not installed"),
  .enabled(if: ProctorRun.areModelsThere, "the models are not in the cache"))
struct BadInputTests {
  private let folder: TemporaryFolder
  private let fixtures: FixtureRecording
  private var output: URL { folder.file("out") }

  init() throws {
    folder = try TemporaryFolder()
    fixtures = FixtureRecording(in: folder)
  }

  /// Runs an analysis that must fail, and answers with the line that it says.
  @discardableResult
  private func failure(
    _ recording: URL, code: Int32, _ options: [String] = [], environment: [String: String] = [:],
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> String {
    let before = TemporaryFolder.contents(of: folder.url)
    let ending = try await ProctorRun.run(
      ["analyze", recording.path, "--output", output.path, "--no-fetch"] + options, environment: environment)
    #expect(!ending.wasSignalled && ending.status == code, "\(ending.errors)", sourceLocation: sourceLocation)
    #expect(ending.errorLines.count == 1, "\(ending.errors)", sourceLocation: sourceLocation)
    #expect(ending.errors.hasPrefix("proctor: "), sourceLocation: sourceLocation)
    #expect(ending.output.isEmpty, sourceLocation: sourceLocation)
    #expect(TemporaryFolder.contents(of: folder.url) == before, sourceLocation: sourceLocation)
    return ending.errors
  }

  @Test("No file, a folder, an empty file, text")
  func noRecordings() async throws {
    #expect(try await failure(folder.file("missing.mp4"), code: 66).contains("missing.mp4"))
    try await failure(folder.file("two\nlines.mp4"), code: 66)
    try await failure(folder.url, code: 65)
    try await failure(try folder.empty("empty.mp4"), code: 65)
    try await failure(try folder.write("I am no film.\n", to: "text.mp4"), code: 65)
    try await failure(try folder.write("ffconcat version 1.0\nfile a.mp4\n", to: "list.ffconcat"), code: 65)
  }

  @Test("Sound alone, and an MP4 file without its index")
  func incomplete() async throws {
    #expect(try await failure(try await fixtures.sound(), code: 65).contains("no picture"))
    let whole = try await fixtures.video(seconds: 1)
    try await failure(try folder.truncated(whole, to: 0.5, as: "half.mp4"), code: 65)
  }

  @Test("A video of no length")
  func zeroLength() async throws {
    let file = try await fixtures.video(seconds: 1, options: ["-t", "0"])
    try await failure(file, code: 65)
  }

  @Test("A video of which nothing can be decoded")
  func nothingDecodes() async throws {
    let whole = try await fixtures.video(options: ["-movflags", "+faststart"])
    var content = try Data(contentsOf: whole)
    let media = try #require(content.range(of: Data("mdat".utf8))).upperBound
    content.replaceSubrange(media..., with: Data(repeating: 0, count: content.count - media))
    #expect(try await failure(folder.write(content, to: "blank.mp4"), code: 65).contains("not one picture"))
  }

  @Test("A missing and a damaged model")
  func models() async throws {
    let file = try await fixtures.video(seconds: 0.5)
    let models = folder.file("models")
    try FileManager.default.createDirectory(at: models, withIntermediateDirectories: false)
    #expect(try await failure(file, code: 69, ["--models", models.path]).contains("is missing"))
    try Data(repeating: 7, count: 676_746).write(
      to: models.appending(path: "face_detection_full_range_sparse.tflite"))
    #expect(try await failure(file, code: 69, ["--models", models.path]).contains("is damaged"))
    try await failure(file, code: 69, environment: ["PROCTOR_MODELS": models.path])
  }

  @Test("An unknown policy, and one that is wrong")
  func policies() async throws {
    let file = try await fixtures.video(seconds: 0.5)
    let said = try await failure(file, code: 78, environment: ["POLICY_VERSION": "7.0"])
    #expect(said.contains("POLICY_VERSION") && said.contains("7.0") && said.contains("1.0"))
    let policy = try folder.write("version: \"1.0\"\nkindness: 1\n", to: "policy.yaml")
    #expect(try await failure(file, code: 78, ["--policy", policy.path]).contains("policy.yaml:2: kindness"))
    try await failure(file, code: 78, ["--policy", folder.file("none.yaml").path])
  }

  @Test("An output that is a file, or lies under one, or where nothing can be made")
  func outputs() async throws {
    let file = try await fixtures.video(seconds: 0.5)
    let occupied = try folder.write("mine", to: "occupied")
    try await failure(file, code: 73, ["--output", occupied.path])
    try await failure(file, code: 73, ["--output", occupied.path + "/below"])
    try await failure(file, code: 73, ["--output", "/proc/interview-report"])
    try FileManager.default.createDirectory(
      at: output.appending(path: "clips"), withIntermediateDirectories: true)
    #expect(try await failure(file, code: 73).contains("clips"))
    #expect(try String(contentsOf: occupied, encoding: .utf8) == "mine")
  }

  @Test(
    "A folder that its user may not write into",
    .enabled(
      if: Availability.isOrdinaryUser || Availability.canMount,
      "the superuser may write anywhere, and no read-only mount is allowed here"))
  func readOnly() async throws {
    let file = try await fixtures.video(seconds: 0.5)
    let place = folder.file("place")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: false)
    let script = """
      if [ "$(id -u)" = 0 ]; then mount -t tmpfs -o ro tmpfs "$1"; else chmod 555 "$1"; fi
      "$2" analyze "$3" --no-fetch --output "$1/out"; code=$?; ls -A "$1"; exit $code
      """
    let ending = try await inNamespace(script, [place.path, ProctorRun.program.path, file.path])
    #expect(ending.status == 73 && ending.errorLines.count == 1, "\(ending.errors)")
    #expect(ending.output.isEmpty)
  }

  @Test(
    "A full disk ends with 74 and leaves nothing",
    .enabled(
      if: Availability.canMount, "a small file system cannot be mounted here: that takes the superuser"))
  func fullDisk() async throws {
    let file = try await fixtures.video(
      "room.mp4", size: "320x240", seconds: 4)
    let place = folder.file("place")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: false)
    let script = """
      mount -t tmpfs -o size=16k tmpfs "$1"
      "$2" analyze "$3" --no-fetch --fps 2 --output "$1/out"; code=$?; ls -A "$1"; exit $code
      """
    let ending = try await inNamespace(script, [place.path, ProctorRun.program.path, file.path])
    #expect(ending.status == 74 && ending.errorLines.count == 1, "\(ending.errors) \(ending.output)")
    #expect(ending.errors.contains("full") && ending.output.isEmpty, "\(ending.errors) \(ending.output)")
  }

  /// Runs a script where what it mounts vanishes with it.
  private func inNamespace(_ script: String, _ arguments: [String]) async throws -> ChildProcess.Ending {
    let shell = ["sh", "-c", script, "sh"] + arguments
    if Availability.isOrdinaryUser {
      return try await ChildProcess.run(URL(fileURLWithPath: "/usr/bin/env"), shell)
    }
    return try await ChildProcess.run(try #require(Availability.tool("unshare")), ["--mount"] + shell)
  }
}
