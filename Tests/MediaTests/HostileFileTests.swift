import Foundation
import Perception
import TestSupport
import Testing

@testable import Media

@Suite(.enabled(if: Availability.hasFFmpeg, "ffmpeg is not installed"))
struct HostileFileTests {
  private let folder: TemporaryFolder
  private let fixtures: FixtureRecording

  init() throws {
    folder = try TemporaryFolder()
    fixtures = FixtureRecording(in: folder)
  }

  private func frameCount(_ path: String) async throws -> Int {
    var count = 0
    for try await _ in RecordingReader(try await Recording.open(path)).frames(perSecond: 5) { count += 1 }
    return count
  }

  /// Opens what must be refused as no recording.
  private func refusal(_ path: String) async throws -> String {
    let error = await #expect(throws: MediaError.self) { try await Recording.open(path) }
    guard case .notMedia(let named, let why) = error else {
      Issue.record("refused as \(String(describing: error))")
      return ""
    }
    #expect(named == path)
    #expect(!why.contains(folder.url.path), "the path is said twice: \(why)")
    return why
  }

  @Test("What is not there, no file, or empty is said to be so")
  func noRecordings() async throws {
    let missing = folder.file("missing.mp4").path
    await #expect(throws: MediaError.notFound(path: missing)) { try await Recording.open(missing) }
    let path = folder.url.path
    await #expect(throws: MediaError.notAFile(path: path)) { try await Recording.open(path) }
    await #expect(throws: MediaError.notAFile(path: "/dev/zero")) { try await Recording.open("/dev/zero") }
    let empty = try folder.empty("empty.mp4").path
    await #expect(throws: MediaError.empty(path: empty)) { try await Recording.open(empty) }
    let astray = folder.file("astray.mp4")
    try FileManager.default.createSymbolicLink(atPath: astray.path, withDestinationPath: missing)
    await #expect(throws: MediaError.notFound(path: astray.path)) { try await Recording.open(astray.path) }
  }

  @Test("A link to a recording is the recording")
  func link() async throws {
    let file = try await fixtures.video(seconds: 1)
    let link = folder.file("link.mp4").path
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file.path)
    #expect(try await frameCount(link) == 5)
  }

  @Test("Text and noise in a recording's clothes are refused")
  func disguised() async throws {
    _ = try await refusal(folder.write("I am no film.\n", to: "text.mp4").path)
    var generator = SystemRandomNumberGenerator()
    let noise = Data((0..<20_000).map { _ in UInt8.random(in: 0...255, using: &generator) })
    _ = try await refusal(folder.write(Data(repeating: 0, count: 64) + noise, to: "noise.mkv").path)
  }

  @Test("An MP4 file that was cut off before its index is refused")
  func lostIndex() async throws {
    let whole = try await fixtures.video()
    _ = try await refusal(try folder.truncated(whole, to: 0.5, as: "half.mp4").path)
  }

  @Test(
    "A recording that was cut off gives what is left, and the decoder's complaint", arguments: ["mp4", "mkv"])
  func truncated(container: String) async throws {
    let whole = try await fixtures.video("whole.\(container)", options: ["-movflags", "+faststart"])
    let half = try folder.truncated(whole, to: 0.5, as: "half.\(container)")
    let reader = RecordingReader(try await Recording.open(half.path))
    var count = 0
    for try await _ in reader.frames(perSecond: 5) { count += 1 }
    #expect((1...12).contains(count))
    #expect(!reader.complaints.isEmpty)
    #expect(reader.info.declaredDuration.map { $0.seconds > 2.9 } == true)
  }

  @Test("A video of which nothing can be decoded is refused in words")
  func nothingDecodes() async throws {
    let whole = try await fixtures.video(options: ["-movflags", "+faststart"])
    var content = try Data(contentsOf: whole)
    let media = try #require(content.range(of: Data("mdat".utf8))).upperBound
    content.replaceSubrange(media..., with: Data(repeating: 0, count: content.count - media))
    let file = try folder.write(content, to: "blank.mp4")
    let error = await #expect(throws: MediaError.self) { try await frameCount(file.path) }
    guard case .noPictures(_, let why) = error else {
      Issue.record("refused as \(String(describing: error))"); return
    }
    #expect(!why.isEmpty)
  }

  @Test(
    "A file that names another file is not read through",
    arguments: [
      ("list.ffconcat", "ffconcat version 1.0\nfile video.mp4\n"),
      ("concat.mp4", "ffconcat version 1.0\nfile video.mp4\n"),
      ("list.m3u8", "#EXTM3U\n#EXT-X-TARGETDURATION:3\n#EXTINF:3,\nvideo.mp4\n#EXT-X-ENDLIST\n"),
      ("hls.mp4", "#EXTM3U\n#EXT-X-TARGETDURATION:3\n#EXTINF:3,\nvideo.mp4\n#EXT-X-ENDLIST\n"),
    ])
  func playlist(name: String, content: String) async throws {
    _ = try await fixtures.video(seconds: 0.5)
    let why = try await refusal(try folder.write(content, to: name).path)
    #expect(why.contains("playlist"))
  }

  @Test("A name that is a pattern does not open the files that fit it")
  func pattern() async throws {
    _ = try await fixtures.make("p001.png", ["-f", "lavfi", "-i", "color=red:s=64x64", "-frames:v", "1"])
    _ = try await refusal(folder.write("no picture", to: "p%03d.png").path)
  }

  @Test(
    "Any name will do",
    arguments: [
      "with space.mp4", "it's \"quoted\".mp4", "-i.mp4", "new\nline.mp4", "percent%20%03d%s.mp4",
      "a:b,c;d=e[0]\\.mp4",
      "ünï😀.mp4", "x\n[Parsed_showinfo_2 @ 0x1] [info] n: 0 pts: 9 pts_time:77 .mp4",
    ])
  func names(name: String) async throws {
    let plain = try await fixtures.video("plain.mp4", seconds: 1)
    let file = folder.file(name)
    try FileManager.default.moveItem(at: plain, to: file)
    let recording = try await Recording.open(file.path)
    #expect(recording.info.name == name)
    var times: [Double] = []
    for try await frame in RecordingReader(recording).frames(perSecond: 5) {
      times.append(frame.time.seconds)
    }
    #expect(times == [0, 0.2, 0.4, 0.6, 0.8])
  }
}
