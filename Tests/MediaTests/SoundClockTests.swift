import Foundation
import Perception
import SessionModel
import TestSupport
import Testing

@testable import Media

/// Sound is heard at the time at which the picture beside it is seen.
@Suite(.enabled(if: Availability.hasFFmpeg, "ffmpeg is not installed"))
struct SoundClockTests {
  private let folder: TemporaryFolder
  private let fixtures: SoundFixtures
  private let tone = "sine=f=440:r=48000:d=3,volume=4"

  init() throws {
    folder = try TemporaryFolder()
    fixtures = SoundFixtures(in: folder)
  }

  private func firstPicture(_ file: URL) async throws -> Double? {
    let reader = RecordingReader(try await Recording.open(file.path))
    for try await frame in reader.frames(perSecond: 10) { return frame.time.seconds }
    return nil
  }

  @Test("Sound that begins later than the picture has silence before it", arguments: ["mp4", "mkv", "ts"])
  func later(container: String) async throws {
    let file = try await fixtures.recording(
      "later.\(container)", tone, seconds: 5, input: ["-itsoffset", "1.5"], options: [])
    let (sound, complaints) = try await listened(file)
    let begin = try #require(sound.begins(above: 0.1))
    #expect(abs(begin - 1.5) < 0.06 && complaints.isEmpty, "\(begin)")
    #expect(abs(sound.seconds - 4.5) < 0.1)
    #expect(try await firstPicture(file) == 0)
  }

  @Test("Sound that begins earlier than the picture is heard from the beginning", arguments: ["mkv", "ts"])
  func earlier(container: String) async throws {
    let file = try await FixtureRecording(in: folder).make(
      "earlier.\(container)",
      ["-itsoffset", "1.5", "-f", "lavfi", "-i", "testsrc=s=64x48:r=10:d=3", "-f", "lavfi", "-i", tone]
        + ["-c:v", "libx264", "-preset", "ultrafast", "-bf", "0", "-pix_fmt", "yuv420p"])
    let (sound, _) = try await listened(file)
    #expect(try #require(sound.begins(above: 0.1)) < 0.06)
    #expect(abs(sound.seconds - 3) < 0.1)
    #expect(abs((try await firstPicture(file) ?? 0) - 1.5) < 0.06)
  }

  @Test("Sound shorter or longer than the picture keeps its own length", arguments: [1.0, 6])
  func lengths(seconds: Double) async throws {
    let file = try await fixtures.recording("sine=f=440:r=48000:d=\(seconds)", seconds: 3)
    let (sound, complaints) = try await listened(file)
    #expect(abs(sound.seconds - seconds) < 0.05 && complaints.isEmpty)
  }

  @Test("A hole in the sound is silence, and what follows is at its time", arguments: ["mkv", "mp4", "webm"])
  func hole(container: String) async throws {
    let codecs = container == "webm" ? ["-c:v", "libvpx", "-c:a", "libopus"] : ["-c:a", "aac"]
    let file = try await fixtures.recording(
      "hole.\(container)", "sine=f=440:r=48000:d=6,volume=4,aselect='lt(t,2)+gt(t,4)'", seconds: 6,
      options: codecs)
    let (sound, complaints) = try await listened(file)
    #expect(abs(sound.seconds - 6) < 0.1 && complaints.isEmpty, "\(sound.seconds)")
    #expect(sound.level(0.5, 1.9) > 0.3 && sound.level(2.1, 3.9) < 0.01 && sound.level(4.1, 5.9) > 0.3)
  }

  @Test("A clock that runs a little too fast is followed")
  func drift() async throws {
    // Every second of sound claims to last 2 % longer; a click tells the time.
    let file = try await fixtures.recording(
      "aevalsrc='if(gt(t,18),0.8*sin(880*PI*t),0)':s=48000:d=20,asetpts=PTS*1.02", seconds: 20)
    let begin = try #require(try await listened(file).sound.begins(above: 0.4))
    #expect(abs(begin - 18 * 1.02) < 0.15, "\(begin)")
  }

  @Test("A leap of hours in the clock is no reason to hold hours of silence", .timeLimit(.minutes(2)))
  func leap() async throws {
    let file = try await fixtures.recording(
      "leap.mkv", "\(tone),asetpts='PTS+gte(T,1.5)*36000/TB'", seconds: 3,
      options: ["-c:a", "pcm_s16le"])
    let reader = RecordingReader(try await Recording.open(file.path))
    var last: SessionTime?
    var most = 0
    for try await block in reader.sound() {
      last = block.end
      if block.start.microseconds.isMultiple(of: 600_000_000) {
        most = max(most, DecoderProcesses.of(file).compactMap(DecoderProcesses.peakBytes(of:)).max() ?? 0)
      }
    }
    #expect(most > 0 && most < 300 << 20, "\(most >> 20) MB")
    let end = try #require(last)
    #expect(abs(end.seconds - 36_003) < 0.1 && reader.complaints.isEmpty, "\(end.seconds)")
  }

  @Test("A leap of more than a day is not followed, and complained of")
  func longLeap() async throws {
    let file = try await fixtures.recording(
      "leap.mkv", "\(tone),asetpts='PTS+gte(T,1.5)*100000/TB'", seconds: 3, options: ["-c:a", "pcm_s16le"])
    let (sound, complaints) = try await listened(file)
    #expect(abs(sound.seconds - 1.5) < 0.1 && complaints.contains { $0.contains("leaps") }, "\(complaints)")
  }
}
