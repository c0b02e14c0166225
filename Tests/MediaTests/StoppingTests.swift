import Foundation
import Perception
import TestSupport
import Testing

@testable import Media

@Suite(.enabled(if: Availability.hasFFmpeg, "ffmpeg is not installed"))
struct StoppingTests {
  private let folder: TemporaryFolder
  private let file: URL

  init() async throws {
    folder = try TemporaryFolder()
    file = try await FixtureRecording(in: folder).video("long.mp4", size: "320x240", seconds: 20)
  }

  @Test("Cancelling the reader's task ends ffmpeg")
  func cancelled() async throws {
    let reader = RecordingReader(try await Recording.open(file.path))
    let (first, signal) = AsyncStream<Void>.makeStream()
    let task = Task {
      for try await _ in reader.frames(perSecond: 30) { signal.finish() }
    }
    for await _ in first {}
    #expect(DecoderProcesses.of(file).count == 1)
    task.cancel()
    _ = await task.result
    #expect(await Eventually.holds { DecoderProcesses.of(file).isEmpty })
  }

  @Test("Leaving the loop early ends ffmpeg once the reader is let go")
  func leftEarly() async throws {
    for try await _ in RecordingReader(try await Recording.open(file.path)).frames(perSecond: 30) {
      #expect(DecoderProcesses.of(file).count == 1)
      break
    }
    #expect(await Eventually.holds { DecoderProcesses.of(file).isEmpty })
  }

  @Test("Reading to the end leaves no ffmpeg")
  func readToEnd() async throws {
    for try await _ in RecordingReader(try await Recording.open(file.path)).frames(perSecond: 1) {}
    #expect(DecoderProcesses.of(file).isEmpty)
  }

  @Test("The decoder waits for its reader: pictures are not gathered in memory")
  func backPressure() async throws {
    let recording = try await Recording.open(file.path)
    var frames = RecordingReader(recording).frames(perSecond: 30).makeAsyncIterator()
    _ = try await frames.next()
    let waiting = try #require(DecoderProcesses.of(file).first)
    // A second reader comes to the end meanwhile: the first one has had the time to run ahead.
    var count = 0
    for try await _ in RecordingReader(recording).frames(perSecond: 30) { count += 1 }
    #expect(count == 600)
    let written = try #require(DecoderProcesses.bytesWritten(by: waiting), "it ended, so it did not wait")
    let frameBytes = 320 * 240 * 3
    #expect(written > frameBytes && written < 4 * frameBytes + 3 << 20)
    #expect(try await frames.next() != nil)
  }
}
