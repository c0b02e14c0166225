import Foundation
import Perception
import SessionModel
import TestSupport
import Testing

@testable import Media

@Suite(.enabled(if: Availability.hasFFmpeg, "ffmpeg is not installed"))
struct HostileSoundTests {
  private let folder: TemporaryFolder
  private let fixtures: SoundFixtures
  private let tone = "sine=f=440:r=48000:d=10,volume=4"

  init() throws {
    folder = try TemporaryFolder()
    fixtures = SoundFixtures(in: folder)
  }

  @Test("Sound of which a part is damaged is heard around it, and complained of")
  func damaged() async throws {
    let whole = try await fixtures.recording("whole.ts", tone, seconds: 10, options: ["-c:a", "ac3"])
    var content = try Data(contentsOf: whole)
    var generator = SeededGenerator(seed: 1)
    for packet in stride(from: content.count / 3, to: content.count / 2, by: 188) {
      for offset in 20..<180 where packet + offset < content.count {
        content[packet + offset] = UInt8.random(in: 0...255, using: &generator)
      }
    }
    let (sound, complaints) = try await listened(try folder.write(content, to: "damaged.ts"))
    #expect(sound.level(0.5, 2.5) > 0.3 && sound.level(7, 9) > 0.3)
    #expect(abs(sound.seconds - 10) < 0.5)
    #expect(complaints.contains { $0.contains("sound") }, "\(complaints)")
  }

  @Test("A recording that was cut off gives the sound that is left", arguments: ["mp4", "mkv"])
  func truncated(container: String) async throws {
    let whole = try await fixtures.recording(
      "whole.\(container)", tone, seconds: 10, options: ["-c:a", "aac", "-movflags", "+faststart"])
    let half = try folder.truncated(whole, to: 0.5, as: "half.\(container)")
    let (sound, _) = try await listened(half)
    #expect((2.0...9).contains(sound.seconds) && sound.level(0.5, 1.5) > 0.3)
  }

  @Test("Sound that nothing can decode is none, and complained of")
  func undecodable() async throws {
    let whole = try await fixtures.recording("whole.avi", tone, seconds: 3, options: ["-c:a", "mp3"])
    var content = try Data(contentsOf: whole)
    var from = content.startIndex
    let index = try #require(content.range(of: Data("idx1".utf8))).lowerBound
    // The chunks of the sound are named 01wb; their length follows.
    while let chunk = content.range(of: Data("01wb".utf8), in: from..<index) {
      let begin = min(chunk.upperBound + 4, content.endIndex)
      let length = content[chunk.upperBound..<begin].reversed().reduce(0) { $0 << 8 | Int($1) }
      let end = min(begin + length, content.endIndex)
      content.replaceSubrange(begin..<end, with: Data(repeating: 0, count: end - begin))
      from = end
    }
    let (sound, complaints) = try await listened(try folder.write(content, to: "mute.avi"))
    #expect(sound.level(0, 3) < 0.001)
    #expect(complaints.contains { $0.contains("sound") }, "\(complaints)")
  }

  @Test("Samples that are no numbers, or beyond all bounds, do not silence what follows")
  func noNumbers() async throws {
    let plain = try await fixtures.recording("plain.mkv", tone, seconds: 10, options: ["-c:a", "pcm_f32le"])
    var content = try Data(contentsOf: plain)
    let bad: [Float] = [.nan, .infinity, -.infinity, 1e38, -1e38]
    for (index, value) in bad.enumerated() {
      let at = content.count / 4 / 4 * 4 + index * 4_000
      withUnsafeBytes(of: value) { content.replaceSubrange(at..<(at + 4), with: $0) }
    }
    let (sound, _) = try await listened(try folder.write(content, to: "bad.mkv"))
    #expect(sound.level(5, 9) > 0.3 && sound.level(0.5, 1.5) > 0.3)
  }

  @Test("Cancelling the reader's task ends ffmpeg, though nobody read on")
  func cancelled() async throws {
    let file = try await fixtures.recording("long.mkv", "sine=f=440:r=48000:d=600", seconds: 5)
    let reader = RecordingReader(try await Recording.open(file.path))
    let (first, signal) = AsyncStream<Void>.makeStream()
    let (gate, open) = AsyncStream<Void>.makeStream()
    let task = Task {
      for try await _ in reader.sound() {
        signal.finish()
        for await _ in gate {}
      }
      try Task.checkCancellation()
    }
    for await _ in first {}
    #expect(DecoderProcesses.of(file).count == 1, "the decoder waits for its reader")
    task.cancel()
    open.finish()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(await Eventually.holds { DecoderProcesses.of(file).isEmpty })
    #expect(reader.complaints.isEmpty, "being cancelled is no fault of the sound: \(reader.complaints)")
  }

  @Test("Leaving the loop early ends ffmpeg once the reader is let go")
  func leftEarly() async throws {
    let file = try await fixtures.recording("long.mkv", "sine=f=440:r=48000:d=600", seconds: 5)
    for try await _ in RecordingReader(try await Recording.open(file.path)).sound() {
      #expect(DecoderProcesses.of(file).count == 1)
      break
    }
    #expect(await Eventually.holds { DecoderProcesses.of(file).isEmpty })
  }

  @Test(
    "Pictures and sound of one recording are read beside each other, whoever is slower", arguments: [0, 1])
  func both(slower: Int) async throws {
    let file = try await fixtures.recording("both.mkv", "sine=f=440:r=48000:d=60", seconds: 60)
    let reader = RecordingReader(try await Recording.open(file.path))
    var frames = reader.frames(perSecond: 10).makeAsyncIterator()
    var sound = reader.sound().makeAsyncIterator()
    #expect(try await frames.next() != nil)
    #expect(try await sound.next() != nil)
    var (pictures, blocks) = (1, 1)
    if slower == 0 { while try await sound.next() != nil { blocks += 1 } }
    while try await frames.next() != nil { pictures += 1 }
    while slower == 1, try await sound.next() != nil { blocks += 1 }
    #expect(pictures == 600 && blocks == 120)
  }
}
