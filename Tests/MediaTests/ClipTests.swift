import Foundation
import Perception
import SessionModel
import TestSupport
import Testing

@testable import Media

@Suite(.enabled(if: Availability.hasFFmpeg, "ffmpeg is not installed"))
struct ClipTests {
  private let folder: TemporaryFolder
  private let clips: TemporaryFolder
  private let fixtures: FixtureRecording

  init() throws {
    folder = try TemporaryFolder()
    clips = try TemporaryFolder()
    fixtures = FixtureRecording(in: folder)
  }

  private func cut(_ file: URL, from start: Double, to end: Double, name: String = "clip") async throws
    -> WrittenClip
  {
    let span = SessionSpan(SessionTime(seconds: start), SessionTime(seconds: end))
    return try await ClipCutter(try await Recording.open(file.path), into: clips.url).writeClip(
      span, name: name)
  }

  private func withFLAC(_ size: String, rate: Int, seconds: Int) async throws -> URL {
    try await fixtures.make(
      "sound.mkv",
      ["-f", "lavfi", "-i", "testsrc=s=\(size):r=\(rate):d=\(seconds)"]
        + ["-f", "lavfi", "-i", "sine=duration=\(seconds)", "-c:v", "ffv1", "-c:a", "flac"])
  }

  private func probe(_ clip: WrittenClip) async throws -> [String] {
    try await FixtureRecording.probe(
      clips.file(clip.fileName), entries: "stream=codec_name,pix_fmt,width,height:format=duration")
  }

  private func duration(_ facts: [String]) -> Double? {
    facts.last { $0.hasPrefix("duration=") }.flatMap { Double($0.dropFirst("duration=".count)) }
  }

  @Test("A clip is H.264 and AAC in 4:2:0, as long as asked, its sides even")
  func withSound() async throws {
    let file = try await withFLAC("161x121", rate: 30, seconds: 4)
    let clip = try await cut(file, from: 1, to: 3)
    let facts = try await probe(clip)
    for fact in ["codec_name=h264", "codec_name=aac", "pix_fmt=yuv420p", "width=160", "height=120"] {
      #expect(facts.contains(fact), "\(facts)")
    }
    #expect(abs((duration(facts) ?? 0) - 2) < 0.1, "\(facts)")
  }

  @Test("A clip of a silent recording has no sound track")
  func withoutSound() async throws {
    let facts = try await probe(try await cut(try await fixtures.video(), from: 0, to: 1))
    #expect(facts.filter { $0.hasPrefix("codec_name=") } == ["codec_name=h264"])
  }

  @Test("Sound that no decoder knows does not cost the picture")
  func unknownSound() async throws {
    let file = try await withFLAC("160x120", rate: 10, seconds: 2)
    var bytes = try Data(contentsOf: file)
    let codec = try #require(bytes.firstRange(of: Data("A_FLAC".utf8)))
    bytes.replaceSubrange(codec, with: Data("A_XXXX".utf8))
    try bytes.write(to: file)
    let facts = try await probe(try await cut(file, from: 0, to: 1))
    #expect(facts.filter { $0.hasPrefix("codec_name=") } == ["codec_name=h264"])
  }

  @Test("A single pixel becomes a clip that plays")
  func onePixel() async throws {
    let file = try await fixtures.make(
      "one.mkv", ["-f", "lavfi", "-i", "testsrc=s=32x24:r=5:d=1,scale=1:1", "-c:v", "ffv1"])
    let facts = try await probe(try await cut(file, from: 0, to: 1))
    #expect(facts.contains("width=2") && facts.contains("height=2"), "\(facts)")
  }

  @Test("The file's length and SHA-256 are told, and nothing else is left in the folder")
  func hash() async throws {
    let clip = try await cut(try await fixtures.video(), from: 0.5, to: 1.5, name: "flag-1")
    #expect(clip.fileName == "flag-1.mp4")
    #expect(TemporaryFolder.contents(of: clips.url) == ["flag-1.mp4"])
    let file = clips.file(clip.fileName)
    #expect(try Data(contentsOf: file).count == clip.byteCount)
    let sum = try #require(Availability.tool("sha256sum"))
    #expect(try await ChildProcess.run(sum, [file.path]).output.hasPrefix(clip.sha256 + " "))
  }

  @Test("The recording's own notes are left behind")
  func notes() async throws {
    let file = try await fixtures.video(seconds: 1, options: ["-metadata", "title=Secret"])
    let clip = try await cut(file, from: 0, to: 1)
    let facts = try await FixtureRecording.probe(clips.file(clip.fileName), entries: "format_tags")
    #expect(!facts.joined().contains("Secret"))
  }

  @Test("A clip of the same name replaces the earlier one")
  func replaced() async throws {
    let file = try await fixtures.video()
    let long = try await cut(file, from: 0, to: 3)
    let short = try await cut(file, from: 0, to: 0.5)
    #expect(TemporaryFolder.contents(of: clips.url) == ["clip.mp4"])
    #expect(short.sha256 != long.sha256)
    #expect(try Data(contentsOf: clips.file("clip.mp4")).count == short.byteCount)
  }

  @Test("A span without a picture gives an error, no empty clip")
  func nothingThere() async throws {
    let file = try await fixtures.video(seconds: 1)
    let error = await #expect(throws: MediaError.self) { try await cut(file, from: 100, to: 106) }
    guard case .clipFailed("clip", _) = error else { Issue.record("\(String(describing: error))"); return }
    #expect(TemporaryFolder.contents(of: clips.url).isEmpty)
  }

  @Test("A recording that has vanished gives an error that does not name its path, and leaves nothing")
  func vanished() async throws {
    let file = try await fixtures.video(seconds: 1)
    let recording = try await Recording.open(file.path)
    try FileManager.default.removeItem(at: file)
    let cutter = ClipCutter(recording, into: clips.url)
    let error = await #expect(throws: MediaError.self) {
      try await cutter.writeClip(SessionSpan(.zero, SessionTime(seconds: 1)), name: "clip")
    }
    #expect(error == .clipFailed(name: "clip", why: "No such file or directory"))
    #expect(TemporaryFolder.contents(of: clips.url).isEmpty)
  }

  @Test("A cancelled clip leaves nothing")
  func cancelled() async throws {
    let recording = try await Recording.open(try await fixtures.video(size: "640x480", seconds: 6).path)
    let cutter = ClipCutter(recording, into: clips.url)
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await cutter.writeClip(SessionSpan(.zero, SessionTime(seconds: 6)), name: "clip")
    }
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(TemporaryFolder.contents(of: clips.url).isEmpty)
  }
}
