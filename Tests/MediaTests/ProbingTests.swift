import Foundation
import Perception
import SessionModel
import TestSupport
import Testing

@testable import Media

@Suite(.enabled(if: Availability.hasFFmpeg, "ffmpeg is not installed"))
struct ProbingTests {
  private let folder: TemporaryFolder
  private let fixtures: FixtureRecording

  init() throws {
    folder = try TemporaryFolder()
    fixtures = FixtureRecording(in: folder)
  }

  private func info(_ file: URL) async throws -> RecordingInfo { try await Recording.open(file.path).info }

  @Test("Size, length, container, name and sound are told")
  func facts() async throws {
    let info = try await info(try await fixtures.video("a b.mkv", seconds: 2, hasSound: true))
    #expect((info.width, info.height) == (160, 120))
    #expect(info.hasAudio)
    #expect(info.name == "a b.mkv")
    #expect(info.container == "matroska,webm")
    #expect(abs((info.declaredDuration?.seconds ?? 0) - 2) < 0.05)
  }

  @Test("A recording without sound has none")
  func silent() async throws {
    #expect(try await info(try await fixtures.video(seconds: 0.2)).hasAudio == false)
  }

  @Test("A raw stream declares no length")
  func undeclaredLength() async throws {
    #expect(try await info(try await fixtures.video("raw.h264", seconds: 0.5)).declaredDuration == nil)
  }

  @Test(
    "Rotation turns the picture as it is shown",
    arguments: [(90, 120, 160), (180, 160, 120), (270, 120, 160)])
  func rotation(degrees: Int, width: Int, height: Int) async throws {
    let upright = try await fixtures.video(seconds: 0.2)
    let turned = try await fixtures.make(
      "turned.mp4", ["-i", upright.path, "-c", "copy", "-metadata:s:v:0", "rotate=\(degrees)"])
    let info = try await info(turned)
    #expect((info.width, info.height) == (width, height))
  }

  @Test("Pixels that are not square widen the picture")
  func sampleAspectRatio() async throws {
    let info = try await info(try await fixtures.video(seconds: 0.2, filter: "setsar=2/1"))
    #expect((info.width, info.height) == (320, 120))
  }

  @Test("A cover image is no video")
  func coverImage() async throws {
    let sound = try await fixtures.sound()
    let image = try await fixtures.make(
      "c.png", ["-f", "lavfi", "-i", "color=red:s=64x64", "-frames:v", "1"])
    let covered = try await fixtures.make(
      "covered.m4a",
      ["-i", sound.path, "-i", image.path, "-map", "0", "-map", "1", "-c", "copy"]
        + ["-disposition:v", "attached_pic"])
    await #expect(throws: MediaError.noVideo(path: covered.path)) { try await info(covered) }
  }

  @Test("Sound alone has no picture")
  func soundAlone() async throws {
    let sound = try await fixtures.sound()
    await #expect(throws: MediaError.noVideo(path: sound.path)) { try await info(sound) }
  }

  @Test(
    "Sizes that a file claims are judged as shown",
    arguments: [
      (#"{"width":100,"height":50,"sample_aspect_ratio":"0:1"}"#, 100, 50),
      (#"{"width":100,"height":50,"sample_aspect_ratio":"1000:1"}"#, 100, 50),
      (#"{"width":100,"height":50,"sample_aspect_ratio":"nan:1"}"#, 100, 50),
      (#"{"width":100,"height":50,"sample_aspect_ratio":"4:3"}"#, 133, 50),
      (#"{"width":100,"height":50,"side_data_list":[{"rotation":-90}]}"#, 50, 100),
      (#"{"width":100,"height":50,"side_data_list":[{},{"rotation":-180}]}"#, 100, 50),
      (#"{"width":100,"height":50,"side_data_list":[{"rotation":12}]}"#, 100, 50),
      (#"{}"#, 0, 0),
    ])
  func shownSize(json: String, width: Int, height: Int) throws {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let size = try decoder.decode(ProbeReport.Stream.self, from: Data(json.utf8)).shownSize
    #expect((size.width, size.height) == (width, height))
  }

  @Test(
    "A length is believed when it is sane, the longest first",
    arguments: [
      ("3.5", "4", 4.0), ("N/A", "2", 2), ("nan", "inf", nil), ("-1", "0", nil), ("1e300", "5", 5),
    ] as [(String, String, Double?)])
  func declaredDuration(container: String, stream: String, seconds: Double?) throws {
    let report = ProbeReport(
      streams: [ProbeReport.Stream(codecType: "video", duration: stream)],
      format: ProbeReport.Format(formatName: "x", duration: container))
    #expect(report.declaredDuration?.seconds == seconds)
  }
}
