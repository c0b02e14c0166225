import Foundation
import TestSupport
import Testing

@testable import proctor

/// Runs that are ended from outside.
@Suite(
  .enabled(if: Availability.hasFFmpeg, "ffmpeg is not installed"),
  .enabled(if: ProctorRun.areModelsThere, "the models are not in the cache"))
struct InterruptTests {
  private let folder: TemporaryFolder
  private let file: URL
  private var output: URL { folder.file("out") }

  init() async throws {
    folder = try TemporaryFolder()
    file = try await FixtureRecording(in: folder).video("long.mp4", size: "640x480", seconds: 20)
  }

  /// Starts an analysis of several seconds and returns when it has begun to write.
  private func start() async throws -> ChildProcess {
    let child = try ChildProcess.start(
      ProctorRun.program,
      ["analyze", file.path, "--output", output.path, "--no-fetch", "--fps", "30"],
      environment: ["POLICY_VERSION": ""])
    let deadline = ContinuousClock.now + .seconds(20)
    while try stage == nil {
      try #require(ContinuousClock.now < deadline, "the run never began to write")
      await Task.yield()
    }
    return child
  }

  /// Waits until the run decodes the recording.
  private func waitForDecoder() async throws {
    let deadline = ContinuousClock.now + .seconds(20)
    while decoders.isEmpty {
      try #require(ContinuousClock.now < deadline, "the run never began to decode")
      await Task.yield()
    }
  }

  private var stage: String? {
    get throws { TemporaryFolder.contents(of: output).first { $0.hasPrefix(".partial-") } }
  }

  /// The ffmpeg processes that read the recording.
  private var decoders: [Int32] {
    let processes =
      (try? FileManager.default.contentsOfDirectory(atPath: "/proc"))?.compactMap { Int32($0) } ?? []
    return processes.filter { process in
      let line = FileManager.default.contents(atPath: "/proc/\(process)/cmdline") ?? Data()
      let arguments = line.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
      return arguments.first?.hasSuffix("ffmpeg") == true && arguments.contains("file:\(file.path)")
    }
  }

  @Test("A signal ends the run with 75, one line, and nothing left", arguments: [SIGINT, SIGTERM, SIGHUP])
  func interruptedAtOnce(signal: Int32) async throws {
    let child = try await start()
    child.send(signal)
    try expectInterrupted(try await child.end())
  }

  @Test("So does one in the middle of the pictures, and ffmpeg ends with it", arguments: [SIGINT, SIGTERM])
  func interruptedWhileDecoding(signal: Int32) async throws {
    let child = try await start()
    try await waitForDecoder()
    child.send(signal)
    try expectInterrupted(try await child.end())
    #expect(decoders.isEmpty)
  }

  private func expectInterrupted(_ ending: ChildProcess.Ending) throws {
    #expect(!ending.wasSignalled && ending.status == 75, "\(ending.status): \(ending.errors)")
    #expect(ending.errors == "proctor: interrupted; nothing was written\n")
    #expect(ending.output.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: output.path))
  }

  @Test("A killed run leaves a hidden folder that the next one takes away")
  func killed() async throws {
    let child = try await start()
    child.send(SIGKILL)
    let ending = try await child.end()
    #expect(ending.wasSignalled && ending.status == SIGKILL)
    #expect(try stage != nil)

    let short = try await FixtureRecording(in: folder).video("short.mp4", seconds: 0.5)
    let next = try await ProctorRun.analyze(short, into: output, ["--fps", "1"])
    #expect(next.status == 0, "\(next.errors)")
    #expect(TemporaryFolder.contents(of: output) == ["clips", "report.json", "report.txt"])
  }
}
