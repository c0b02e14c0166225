import Foundation
import Inference
import Interviewing
import ModelCatalog
import Perception
import Proctoring
import SessionModel
import TestSupport
import Testing

@testable import Speech

@Suite("Hearing with the real models", .enabled(if: RealSpeech.isThere, "\(RealSpeech.why)"))
struct HearingTests {
  private static let sentence = "I found the bug by reading the log, and then I wrote a test for it."

  private func words(_ phrases: [HeardPhrase]) -> String {
    phrases.flatMap(\.words).map(\.text).joined(separator: " ").lowercased().filter {
      $0.isLetter || $0 == " "
    }
  }

  private func voices(_ samples: [Float], block: Int = 8_000) async throws -> [SessionSpan] {
    let sensor = try VoiceSensor(store: RealSpeech.store)
    var spans: [SessionSpan] = []
    for start in stride(from: 0, to: samples.count, by: block) {
      let part = Array(samples[start..<min(start + block, samples.count)])
      spans += try await sensor.sense(AudioBlock(at: .zero + AudioBlock.duration(ofSamples: start), part))
    }
    return try await spans + sensor.finish()
  }

  @Test("Whisper reads back what the voice says, with times within it", arguments: [true, false])
  func readsBack(tiny: Bool) async throws {
    let samples = try await RealSpeech.joe(Self.sentence)
    let transcriber = try WhisperTranscriber(try (tiny ? RealSpeech.tiny : RealSpeech.base).get())
    let phrases = try await transcriber.transcribe(samples)
    #expect(words(phrases) == "i found the bug by reading the log and then i wrote a test for it")
    let heard = phrases.flatMap(\.words)
    #expect(zip(heard, heard.dropFirst()).allSatisfy { $0.start <= $1.start })
    let length = AudioBlock.duration(ofSamples: samples.count)
    #expect(
      heard.allSatisfy {
        .zero <= $0.start && $0.start <= $0.end && $0.end <= length + SessionDuration(seconds: 1)
      })
    #expect(heard.allSatisfy { (0...1).contains($0.probability) })
    #expect(transcriber.language == "en")
  }

  @Test("Too little sound has no words; odd samples do no harm")
  func odd() async throws {
    let transcriber = try WhisperTranscriber(try RealSpeech.tiny.get())
    #expect(try await transcriber.transcribe([]).isEmpty)
    #expect(try await transcriber.transcribe([Float](repeating: 0.1, count: 1_000)).isEmpty)
    _ = try await transcriber.transcribe([Float](repeating: .nan, count: 20_000))
    _ = try await transcriber.transcribe(RealSpeech.noise(1, level: 50))
    #expect(
      words(try await transcriber.transcribe(try await RealSpeech.joe("Good morning."))) == "good morning")
  }

  @Test("A transcription that is not wanted any more ends as cancelled")
  func cancelled() async throws {
    let transcriber = try WhisperTranscriber(try RealSpeech.base.get())
    let samples = try await RealSpeech.joe(Self.sentence)
    let (gate, open) = AsyncStream<Void>.makeStream()
    let task = Task {
      for await _ in gate {}
      return try await transcriber.transcribe(samples)
    }
    task.cancel()
    open.finish()
    await #expect(throws: CancellationError.self) { _ = try await task.value }
    let heard = try await transcriber.transcribe(samples)
    #expect(!heard.isEmpty)
  }

  @Test("Voice is found where it is, whatever the size of the blocks", arguments: [512, 8_000, 16_001])
  func voiceActivity(block: Int) async throws {
    let speech = try await RealSpeech.joe(Self.sentence)
    let found = try await voices(
      RealSpeech.silence(2) + speech + RealSpeech.silence(3) + speech, block: block)
    let length = Double(speech.count) / 16_000
    #expect(found.count >= 2)
    #expect(abs((found.first?.start.seconds ?? 0) - 2) < 0.4)
    let between = SessionSpan(SessionTime(seconds: 2.5 + length), SessionTime(seconds: 4.4 + length))
    #expect(found.allSatisfy { $0.intersection(between) == nil })
    #expect(abs((found.last?.end.seconds ?? 0) - (5 + 2 * length)) < 0.5)
  }

  @Test("Nobody speaks in silence, noise and hum")
  func nobody() async throws {
    let hum = (0..<80_000).map { 0.2 * sin(Float($0) * 2 * .pi * 50 / 16_000) }
    #expect(try await voices(RealSpeech.silence(5)).isEmpty)
    #expect(try await voices(RealSpeech.noise(5, level: 0.1)).isEmpty)
    #expect(try await voices(hum).isEmpty)
  }

  @Test("Two voices in a window are told apart, each print like its own voice and unlike the other")
  func speakers() async throws {
    let joe = try await RealSpeech.joe("I found the bug by reading the log, and then I wrote a test.")
    let other = try RealSpeech.espeak("Have you tried to turn it off and on again today", voice: "en-us+f3")
    let sensor = try SpeakerSensor(try RealSpeech.speakers.get())
    let joePrint = try #require(try await sensor.voiceprint(of: AudioBlock(at: .zero, joe)))
    let otherPrint = try #require(try await sensor.voiceprint(of: AudioBlock(at: .zero, other)))
    #expect(joePrint.similarity(to: otherPrint) < 0.3)
    let start = SessionTime(seconds: 100)
    let window = try await sensor.sense(
      AudioBlock(at: start, joe + RealSpeech.silence(0.5) + other + RealSpeech.silence(0.5)), excluding: [])
    let heard = window.voices.filter { $0.alone.seconds > 1 }
    #expect(heard.count > 2)
    let likenesses = heard.compactMap {
      $0.print.map { ($0.similarity(to: joePrint), $0.similarity(to: otherPrint)) }
    }
    #expect(
      likenesses.contains { $0.0 > 0.6 && $0.1 < 0.3 } && likenesses.contains { $0.1 > 0.6 && $0.0 < 0.3 })
    #expect(heard.flatMap(\.turns).allSatisfy { start <= $0.start && $0.end <= window.span.end })
    let known = SessionSpan(start + AudioBlock.duration(ofSamples: joe.count), window.span.end)
    let rest = try await sensor.sense(
      AudioBlock(at: start, joe + RealSpeech.silence(0.5) + other + RealSpeech.silence(0.5)),
      excluding: [known])
    #expect(rest.voices.flatMap(\.turns).allSatisfy { $0.intersection(known) == nil })
    #expect(rest.voices.compactMap(\.print).allSatisfy { $0.similarity(to: joePrint) > 0.5 })
    #expect(rest.voices.count > 1)
  }

  @Test("A window says how good its sound is")
  func quality() async throws {
    let sensor = try SpeakerSensor(try RealSpeech.speakers.get())
    func quality(_ samples: [Float]) async throws -> SoundQuality {
      try await sensor.sense(AudioBlock(at: .zero, samples), excluding: []).quality
    }
    #expect(try await quality(RealSpeech.silence(3)).levelDB < -100)
    #expect(try await quality(RealSpeech.noise(3, level: 0.5)).backgroundDB > -20)
    #expect(try await quality(RealSpeech.noise(3, level: 4).map { min(max($0, -1), 1) }).clippedShare > 0.5)
    #expect(try await quality([]).levelDB < -100)
  }

  @Test("Damaged models of hearing are refused before they are loaded")
  func damaged() throws {
    let folder = try TemporaryFolder()
    for name in ["silero_vad.onnx", "whisper_base_q8.bin", "campplus_zh_en.onnx"] {
      try folder.write(Data(repeating: 1, count: 100), to: name)
    }
    let store = ModelStore(folder: folder.url)
    let engine = try InferenceEngine(store: store)
    #expect(throws: ModelError.self) { _ = try VoiceSensor(store: store) }
    #expect(throws: ModelError.self) { _ = try SpeakerEngine(engine, store: store) }
    #expect(throws: ModelError.self) {
      _ = try WhisperModel(
        engine, store: store, settings: WhisperSettings(model: nil, language: nil, environment: [:]))
    }
  }
}
