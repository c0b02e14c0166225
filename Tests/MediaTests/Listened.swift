import Foundation
import Perception
import SessionModel
import TestSupport
import Testing

@testable import Media

/// Reads the whole sound of a file; its blocks must follow each other from the beginning without a hole.
func listened(_ file: URL) async throws -> (sound: Loudness, complaints: [String]) {
  let reader = RecordingReader(try await Recording.open(file.path))
  var samples: [Float] = []
  for try await block in reader.sound() {
    #expect(block.start == SessionTime.zero + AudioBlock.duration(ofSamples: samples.count))
    #expect(!block.samples.isEmpty && block.samples.count <= AudioBlock.sampleRate)
    samples += block.samples
  }
  #expect(samples.allSatisfy { $0.isFinite && abs($0) <= 1 }, "samples must lie within −1…1")
  return (Loudness(samples), reader.complaints)
}

/// Makes recordings with a plain picture and a sound of choice.
struct SoundFixtures {
  private let fixtures: FixtureRecording

  init(in folder: TemporaryFolder) { fixtures = FixtureRecording(in: folder) }

  /// - Parameters:
  ///   - sound: The source and filters of the sound, as ffmpeg takes them.
  ///   - seconds: The length of the picture.
  ///   - input: Options before the sound's source.
  ///   - options: Options of the output.
  func recording(
    _ name: String, _ sound: String, seconds: Double = 3, input: [String] = [],
    options: [String] = ["-c:a", "pcm_s16le"]
  ) async throws -> URL {
    try await fixtures.make(
      name,
      ["-f", "lavfi", "-i", "testsrc=s=64x48:r=10:d=\(seconds)"] + input + ["-f", "lavfi", "-i", sound]
        + ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"] + options)
  }

  /// The same in Matroska, its samples as they are.
  func recording(_ sound: String, seconds: Double = 3) async throws -> URL {
    try await recording("sound.mkv", sound, seconds: seconds)
  }
}
