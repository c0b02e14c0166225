import Foundation
import Perception
import SessionModel
import TestSupport
import Testing

@testable import Media

@Suite(.enabled(if: Availability.hasFFmpeg, "ffmpeg is not installed"))
struct SoundTests {
  private let folder: TemporaryFolder
  private let fixtures: SoundFixtures

  init() throws {
    folder = try TemporaryFolder()
    fixtures = SoundFixtures(in: folder)
  }

  @Test("A recording without a sound track is silent, and starts no ffmpeg")
  func noTrack() async throws {
    let file = try await FixtureRecording(in: folder).video(seconds: 1)
    let reader = RecordingReader(try await Recording.open(file.path))
    for try await _ in reader.sound() { Issue.record("there is no sound") }
    #expect(reader.complaints.isEmpty)
  }

  @Test("Any rate of samples arrives at its pitch and level", arguments: [8_000, 44_100, 48_000, 96_000])
  func rates(rate: Int) async throws {
    let file = try await fixtures.recording("sine=f=440:r=\(rate):d=3,volume=4")
    let (sound, complaints) = try await listened(file)
    #expect(abs(sound.seconds - 3) < 0.05 && complaints.isEmpty)
    #expect(abs(sound.pitch(0.5, 2.5) - 440) < 2)
    #expect(abs(sound.level(0.5, 2.5) - 0.354) < 0.01)
  }

  @Test(
    "Any container and codec gives the same sound", arguments: ["mp4", "mkv", "webm", "mov", "avi", "ts"])
  func containers(container: String) async throws {
    let sound = "sine=f=440:r=48000:d=3,volume=4"
    let codecs = container == "webm" ? ["-c:v", "libvpx", "-c:a", "libopus"] : []
    let (heard, complaints) = try await listened(
      try await fixtures.recording("sound.\(container)", sound, options: codecs))
    #expect(abs(heard.seconds - 3) < 0.15 && complaints.isEmpty, "\(heard.seconds) \(complaints)")
    #expect(abs(heard.pitch(0.5, 2.5) - 440) < 2 && abs(heard.level(0.5, 2.5) - 0.354) < 0.02)
  }

  @Test("One silent side does not make the other fainter", arguments: ["c0=c0|c1=0*c0", "c0=0*c0|c1=c0"])
  func silentSide(pan: String) async throws {
    let file = try await fixtures.recording("sine=f=440:r=48000:d=3,volume=4,pan=stereo|\(pan)")
    #expect(abs(try await listened(file).sound.level(0.5, 2.5) - 0.354) < 0.01)
  }

  @Test("Sides that cancel each other, more than two channels, and one alone are heard")
  func channels() async throws {
    for (name, pan) in [
      ("inverted", "pan=stereo|c0=c0|c1=-1*c0"), ("surround", "pan=5.1|c2=c0"), ("mono", "anull"),
    ] {
      let file = try await fixtures.recording("\(name).mkv", "sine=f=440:r=48000:d=3,volume=4,\(pan)")
      #expect(try await listened(file).sound.level(0.5, 2.5) > 0.15, "\(name)")
    }
  }

  @Test("A constant offset is taken away")
  func offset() async throws {
    let file = try await fixtures.recording("aevalsrc=0.5+0.1*sin(880*PI*t):s=48000:d=3")
    let (sound, _) = try await listened(file)
    #expect(abs(sound.level(0.5, 2.5) - 0.0707) < 0.005)
    #expect(abs(sound.pitch(0.5, 2.5) - 440) < 2)
  }

  @Test("Clipped sound stays as loud as it is, and within what samples can be")
  func clipped() async throws {
    for codec in ["pcm_s16le", "aac", "pcm_f32le"] {
      let file = try await fixtures.recording(
        "\(codec).mkv", "aevalsrc=4*sin(880*PI*t):s=48000:d=3,aformat=sample_fmts=s16",
        options: ["-c:a", codec])
      let (sound, complaints) = try await listened(file)
      #expect(sound.level(0.5, 2.5) > 0.85 && sound.peak <= 1 && complaints.isEmpty, "\(codec)")
    }
  }
}
