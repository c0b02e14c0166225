import Foundation
import TestSupport
import Testing

@testable import proctor

/// What can be wrong with what is said of the voices and of how they are written down.
@Suite("The options of hearing")
struct HearingInputTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func failure(
    _ options: [String], environment: [String: String] = [:], file: URL? = nil
  ) async throws -> ChildProcess.Ending {
    let settings = ["WHISPER_DEVICE", "WHISPER_COMPUTE_TYPE", "WHISPER_MODEL", "WHISPER_LANGUAGE"]
    let usual = Dictionary(uniqueKeysWithValues: settings.map { ($0, "") })
    let ending = try await ProctorRun.run(
      ["analyze", file?.path ?? "x.mp4", "--no-fetch", "--output", "out"] + options,
      environment: usual.merging(environment) { $1 }, in: folder.url)
    #expect(!ending.wasSignalled && ending.output.isEmpty, "\(ending.output)")
    #expect(!FileManager.default.fileExists(atPath: folder.file("out").path), "something was left behind")
    return ending
  }

  @Test(
    "A setting of the transcriber that this build lacks ends with 64, says what it has, and reads no file",
    arguments: [
      (["--model", "huge"], [:], ["huge", "tiny.en", "base"]),
      (["--language", "xx"], [:], ["xx", "ISO 639-1", "auto"]),
      (["--language", "de", "--model", "tiny.en"], [:], ["tiny.en", "\"de\"", "base"]),
      (["--language", "auto", "--model", "tiny.en"], [:], ["tiny.en", "\"auto\"", "base"]),
      ([], ["WHISPER_DEVICE": "cuda"], ["WHISPER_DEVICE", "cuda", "cpu"]),
      ([], ["WHISPER_COMPUTE_TYPE": "int3"], ["WHISPER_COMPUTE_TYPE", "int3", "float32"]),
      ([], ["WHISPER_MODEL": "huge"], ["huge", "base"]),
      ([], ["WHISPER_LANGUAGE": "klingon"], ["klingon"]),
    ] as [([String], [String: String], [String])])
  func settings(options: [String], environment: [String: String], named: [String]) async throws {
    let ending = try await failure(options, environment: environment)
    #expect(ending.status == 64 && ending.errorLines.count == 1, "\(ending.errors)")
    #expect(named.allSatisfy { ending.errors.contains($0) }, "\(ending.errors)")
  }

  @Test(
    "A stretch of time that is none ends with 64 and says how one is given",
    arguments: [
      ("--enroll", "5"), ("--enroll", "20-10"), ("--enroll", "a-b"), ("--enroll", "0:75-2:00"),
      ("--enroll", ""),
      ("--interviewer", "5"), ("--interviewer", "0:05-0:12,nonsense"), ("--interviewer", "9-3"),
    ])
  func stretches(option: String, value: String) async throws {
    let ending = try await failure([option, value])
    #expect(ending.status == 64)
    #expect(ending.errors.contains(option) && ending.errors.contains("FROM-TO"), "\(ending.errors)")
  }

  @Test("A stretch to enrol from that is too long ends with 64 and says how long it may be")
  func longEnrolment() async throws {
    let ending = try await failure(["--enroll", "0-2:00.1"])
    #expect(ending.status == 64)
    #expect(ending.errors.contains("--enroll") && ending.errors.contains("120 s"), "\(ending.errors)")
  }

  @Test(
    "A stretch to enrol from without speech ends with 65, names it, and leaves nothing",
    .enabled(if: Availability.hasFFmpeg, "ffmpeg is not installed"),
    .enabled(if: ProctorRun.areModelsThere, "the models are not in the cache"))
  func silentEnrolment() async throws {
    let file = try await FixtureRecording(in: folder).video(seconds: 1, hasSound: true)
    let ending = try await failure(["--enroll", "0.2-0.8", "--fps", "1", "--model", "tiny.en"], file: file)
    #expect(ending.status == 65 && ending.errorLines.count == 1, "\(ending.errors)")
    #expect(ending.errors.contains("0.2 to 0.8") && ending.errors.contains("2.0 s"), "\(ending.errors)")
  }
}
