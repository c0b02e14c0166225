import Foundation
import ModelCatalog
import Perception
import TestSupport
import Testing

@testable import Speech

@Suite("Speaking with the real voice", .enabled(if: RealSpeech.isThere, "\(RealSpeech.why)"))
struct SpeakingTests {
  private func sounds(_ text: String, _ speaker: PiperSpeaker? = nil) async throws -> [SpokenSound] {
    var sounds: [SpokenSound] = []
    for try await sound in (try speaker ?? RealSpeech.voice.get()).speak(text) { sounds.append(sound) }
    return sounds
  }

  @Test("A text comes sentence by sentence, loud enough, not clipped, at a human pace")
  func sentences() async throws {
    let sounds = try await sounds("Tell me about a project. What did you build, and why?")
    #expect(sounds.count == 2)
    for sound in sounds {
      #expect(sound.sampleRate == 22_050)
      #expect((0.6...4).contains(sound.seconds))
      let peak = sound.samples.map(abs).max() ?? 0
      #expect((0.1...1).contains(peak))
      #expect(sound.samples.allSatisfy { $0.isFinite })
    }
  }

  @Test("Twice the speed takes about half the time")
  func speed() async throws {
    let text = "This sentence is long enough to measure how fast it is spoken."
    let usual = try await sounds(text)[0].seconds
    let fast = try await sounds(text, PiperSpeaker(store: RealSpeech.store, speed: 2))[0].seconds
    #expect((0.35...0.75).contains(fast / usual))
  }

  @Test(
    "Odd texts are spoken or refused, and the voice stays usable",
    arguments: [
      "日本語", "-f /etc/passwd", "[[h@l]]", "((((", "a\u{0}b", "1e400 + ∞", "‮evil‬ ok", "naïve café",
    ])
  func odd(text: String) async throws {
    do {
      for sound in try await sounds(text) { #expect(sound.seconds < 30) }
    } catch is SpeechError {}
    #expect(try await sounds("Yes.").count == 1)
  }

  @Test("A stream that is dropped, or cancelled, ends")
  func cancelled() async throws {
    let long = String(repeating: "This is a sentence. ", count: 200)
    let voice = try RealSpeech.voice.get()
    for try await _ in voice.speak(long) { break }
    let (begun, begin) = AsyncStream<Void>.makeStream()
    let task = Task {
      var count = 0
      for try await _ in voice.speak(long) {
        count += 1
        begin.yield()
      }
      try Task.checkCancellation()
      return count
    }
    for await _ in begun { break }
    task.cancel()
    await #expect(throws: CancellationError.self) { _ = try await task.value }
  }

  @Test("A sentence that was spoken before comes from the cache")
  func cache() async throws {
    let folder = try TemporaryFolder()
    let cache = SoundCache(folder.file("spoken"))
    let first = try await sounds("Hello there.", PiperSpeaker(store: RealSpeech.store, cache: cache))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.file("spoken").path)
    #expect(names.count == 1)
    // Another sound in its place shows that it is taken from there.
    try folder.write(Data(PCM16.bytes([0.5, -0.5])), to: "spoken/\(names[0])")
    let again = try await sounds("Hello there.", PiperSpeaker(store: RealSpeech.store, cache: cache))
    #expect(again[0].samples.count == 2 && first[0].samples.count > 2)
  }

  @Test("A voice that is damaged is refused before it is loaded")
  func damaged() throws {
    let folder = try TemporaryFolder()
    try folder.write(Data(repeating: 7, count: 1_000), to: "piper_joe_medium.onnx")
    try FileManager.default.copyItem(
      at: RealSpeech.store.verifiedFile(named: "voice-joe-tokens"),
      to: folder.file("piper_joe_medium.tokens.txt"))
    let error = #expect(throws: ModelError.self) {
      _ = try PiperSpeaker(store: ModelStore(folder: folder.url))
    }
    guard case .damaged("voice-joe", _, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }
}
