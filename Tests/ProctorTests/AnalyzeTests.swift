import Foundation
import Interviewing
import TestSupport
import Testing

@testable import proctor

/// Whole analyses of small recordings.
@Suite(
  .serialized,
  .enabled(if: Availability.hasFFmpeg, "ffmpeg is not installed"),
  .enabled(if: ProctorRun.areModelsThere, "the models are not in the cache"))
struct AnalyzeTests {
  private let folder: TemporaryFolder
  private let fixtures: FixtureRecording
  private var output: URL { folder.file("out") }

  init() throws {
    folder = try TemporaryFolder()
    fixtures = FixtureRecording(in: folder)
  }

  /// Analyses a recording that must give a report, the same on standard output as in the folder.
  private func report(_ recording: URL, _ options: [String] = ["--fps", "5"]) async throws -> Report {
    let ending = try await ProctorRun.analyze(recording, into: output, options)
    #expect(ending.status == 0 && !ending.wasSignalled, "\(ending.errors)")
    #expect(ending.errors.isEmpty, "progress or noise where nobody looks: \(ending.errors)")
    let written = try String(contentsOf: output.appending(path: "report.json"), encoding: .utf8)
    #expect(ending.output == written)
    return try Report(json: written)
  }

  @Test("An empty room for more than three seconds is a flag with a clip, and nothing is left but the report")
  func emptyRoom() async throws {
    let file = try await fixtures.video("room.mp4", size: "320x240", seconds: 4, hasSound: true)
    let report = try await report(file)
    #expect(report.recording.name == "room.mp4" && report.recording.hasAudio)
    #expect(report.recording.durationS >= 4 && report.recording.durationS < 4.1)
    #expect(report.analysis.frames == 20 && report.analysis.framesRefused == 0 && !report.analysis.endedEarly)
    #expect(report.analysis.models.count >= 4 && report.analysis.complaints.isEmpty)
    #expect(report.program.version == Build.version && report.policyVersion == "1.0")
    #expect(report.recommendation.outcome.rawValue == "REVIEW")

    let flag = try #require(report.flags.first)
    #expect(report.flags.count == 1 && flag.kind == .faceAbsent && flag.severity == .moderate)
    #expect(flag.startS == 0 && flag.raisedAtS == 3 && flag.endS == 3.8)
    let clip = try #require(flag.clip)
    #expect(
      TemporaryFolder.contents(of: output) == [
        "clips", clip.file, "observations.jsonl", "report.html", "report.json", "report.txt",
      ])
    #expect(try Data(contentsOf: output.appending(path: clip.file)).count == clip.bytes)
    let sum = try #require(Availability.tool("sha256sum"))
    let summed = try await ChildProcess.run(sum, [output.appending(path: clip.file).path])
    #expect(summed.output.hasPrefix(clip.sha256))
  }

  @Test("Its observations are replayed under another policy, and the report stays as it was")
  func replay() async throws {
    let file = try await fixtures.video("room.mp4", size: "320x240", seconds: 5)
    let was = try await report(file)
    #expect(was.flags.map(\.kind) == [.faceAbsent])
    let same = try await ProctorRun.run(["policy", "replay", output.path])
    #expect(
      same.status == 0 && same.output.contains("1 the same, 0 changed, 0 gone, 0 added"), "\(same.errors)")
    let builtIn = try ProctorRun.builtInPolicy()
    let milder = try folder.write(
      builtIn.replacing("{ for_s: 3.0 }", with: "{ for_s: 6.0 }"), to: "mild.yaml")
    let other = try await ProctorRun.run(
      ["policy", "replay", output.path, "--policy", milder.path, "--format", "json"])
    #expect(other.status == 0 && other.output.contains("\"change\" : \"gone\""), "\(other.output)")
    #expect(
      try String(contentsOf: output.appending(path: "report.json"), encoding: .utf8).contains("face_absent"))

    try FileManager.default.removeItem(at: output.appending(path: "observations.jsonl"))
    let missing = try await ProctorRun.run(["policy", "replay", output.path])
    #expect(missing.status == 66 && missing.errors.contains("observations.jsonl"))
  }

  @Test("A short recording raises nothing; the text names the folder")
  func short() async throws {
    let file = try await fixtures.video(seconds: 1)
    let ending = try await ProctorRun.run(
      ["analyze", file.path, "--no-fetch", "--fps", "2"], in: folder.url)
    #expect(ending.status == 0 && ending.errors.isEmpty)
    #expect(ending.output.contains("No flags.") && ending.output.contains("video-report"))
    let text = try String(contentsOf: folder.file("video-report/report.txt"), encoding: .utf8)
    #expect(!text.isEmpty && ending.output.hasPrefix(text))
  }

  @Test("Every odd shape of picture gives a report", arguments: ["turned", "large", "one pixel"])
  func shapes(shape: String) async throws {
    let (file, width, height) =
      switch shape {
      case "turned": (try await turned(), 120, 160)
      case "large": (try await fixtures.video(size: "3840x2160", rate: 5, seconds: 0.6), 3_840, 2_160)
      default: (try await onePixel(), 1, 1)
      }
    let report = try await report(file)
    #expect((report.recording.width, report.recording.height) == (width, height))
    #expect(report.analysis.frames >= 3)
    #expect(report.coverage.face == (shape == "one pixel" ? 0 : 1), "\(report.coverage)")
  }

  private func turned() async throws -> URL {
    let upright = try await fixtures.video("upright.mp4", seconds: 0.6)
    return try await fixtures.make(
      "turned.mp4", ["-i", upright.path, "-c", "copy", "-metadata:s:v:0", "rotate=90"])
  }

  private func onePixel() async throws -> URL {
    try await fixtures.make(
      "one.mkv", ["-f", "lavfi", "-i", "testsrc=s=32x24:r=5:d=0.6,scale=1:1", "-c:v", "ffv1"])
  }

  @Test("A varying rate loses no coverage")
  func variableRate() async throws {
    let file = try await fixtures.video(
      seconds: 2, filter: "settb=1/600,setpts='if(lt(N,45),N*20,N*60-1800)'",
      options: ["-enc_time_base", "1/600"])
    let report = try await report(file)
    #expect(report.recording.durationS >= 2.9 && report.coverage.streamGaps.isEmpty)
    #expect((report.coverage.face ?? 0) > 0.95 && report.analysis.framesRefused == 0)
  }

  @Test("A leap of the clock is a gap: not covered, and no absence")
  func leap() async throws {
    let file = try await fixtures.video("leap.mkv", seconds: 2, filter: "setpts='PTS+gte(N,30)*5/TB'")
    let report = try await report(file)
    let gap = try #require(report.coverage.streamGaps.first)
    #expect(report.coverage.streamGaps.count == 1 && abs(gap.startS - 0.8) < 0.05 && abs(gap.endS - 6) < 0.05)
    #expect((report.coverage.face ?? 1) < 0.4 && report.flags.isEmpty)
  }

  @Test("A clock that goes back is told, its pictures counted and left out")
  func negative() async throws {
    let file = try await fixtures.video(
      "negative.mkv", seconds: 2, options: ["-output_ts_offset", "-1", "-avoid_negative_ts", "disabled"])
    let report = try await report(file)
    #expect(report.analysis.framesRefused > 0 && report.analysis.frames + report.analysis.framesRefused == 10)
    #expect(!report.coverage.clockSuspect.isEmpty && report.analysis.complaints.isEmpty)
  }

  @Test("A recording that was cut off says that it ended early, and by how much it could not be judged")
  func cutOff() async throws {
    let whole = try await fixtures.video(options: ["-movflags", "+faststart"])
    let report = try await report(try folder.truncated(whole, to: 0.5, as: "half.mp4"))
    #expect(report.analysis.endedEarly && !report.analysis.complaints.isEmpty)
    #expect((report.coverage.face ?? 1) < 0.9 && (report.coverage.face ?? 0) > 0.1)
    #expect(report.coverage.streamGaps.last?.endS == report.recording.durationS)
  }

  @Test("An adjustment is in the thresholds of what it touched")
  func accommodation() async throws {
    let file = try await fixtures.video(seconds: 4)
    let report = try await report(file, ["--fps", "2", "--accommodation", "longer_absence=10"])
    #expect(report.flags.isEmpty)
  }

  @Test("An earlier report is replaced whole; what else lies there stays")
  func replaced() async throws {
    try FileManager.default.createDirectory(
      at: output.appending(path: "clips"), withIntermediateDirectories: true)
    for name in ["report.txt", "clips/flag-9.mp4", "mine.txt"] {
      try folder.write("earlier", to: "out/\(name)")
    }
    try folder.write(#"{"program": {"name": "interview-proctor"}}"#, to: "out/report.json")
    _ = try await report(try await fixtures.video(seconds: 1), ["--fps", "1"])
    #expect(
      TemporaryFolder.contents(of: output) == [
        "clips", "mine.txt", "observations.jsonl", "report.html", "report.json", "report.txt",
      ])
    #expect(try String(contentsOf: output.appending(path: "mine.txt"), encoding: .utf8) == "earlier")
    #expect(try String(contentsOf: output.appending(path: "report.txt"), encoding: .utf8) != "earlier")
  }

  @Test("Where standard output is full, the report stands in its folder all the same")
  func outputIsFull() async throws {
    let file = try await fixtures.video(seconds: 0.5)
    let ending = try await ProctorRun.run(
      ["analyze", file.path, "--output", output.path, "--format", "json", "--no-fetch"], output: "/dev/full")
    #expect(ending.status == 74 && !ending.wasSignalled && ending.errorLines.count == 1, "\(ending.errors)")
    #expect(
      TemporaryFolder.contents(of: output) == [
        "clips", "observations.jsonl", "report.html", "report.json", "report.txt",
      ])
  }
}
