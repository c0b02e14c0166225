import Foundation
import TestSupport
import Testing

@testable import proctor

/// Runs that are ended from outside.
@Suite(
  .serialized,
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
    try #require(await Eventually.holds { stage != nil }, "the run never began to write")
    return child
  }

  private var stage: String? { TemporaryFolder.contents(of: output).first { $0.hasPrefix(".partial-") } }

  @Test("A signal ends the run with 75, one line, and nothing left", arguments: [SIGINT, SIGTERM, SIGHUP])
  func interruptedAtOnce(signal: Int32) async throws {
    let child = try await start()
    child.send(signal)
    try expectInterrupted(try await child.end())
  }

  @Test("So does one in the middle of the pictures, and ffmpeg ends with it", arguments: [SIGINT, SIGTERM])
  func interruptedWhileDecoding(signal: Int32) async throws {
    let child = try await start()
    try #require(
      await Eventually.holds { !DecoderProcesses.of(file).isEmpty }, "the run never began to decode")
    child.send(signal)
    try expectInterrupted(try await child.end())
    #expect(DecoderProcesses.of(file).isEmpty)
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
    #expect(stage != nil)

    let short = try await FixtureRecording(in: folder).video("short.mp4", seconds: 0.5)
    let next = try await ProctorRun.analyze(short, into: output, ["--fps", "1"])
    #expect(next.status == 0, "\(next.errors)")
    #expect(
      TemporaryFolder.contents(of: output) == [
        "clips", "observations.jsonl", "report.html", "report.json", "report.txt",
      ])
  }
}
