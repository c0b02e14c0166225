import Foundation
import Inference
import ModelCatalog
import Perception
import SessionModel
import TestSupport

@testable import Speech

/// The models of the cache, and what is made of them once for all tests: loading takes longer than most of them.
enum RealSpeech {
  static let store = ModelStore(
    folder: ModelStore.defaultFolder(environment: ProcessInfo.processInfo.environment))
  static let isThere =
    store.manifest.models.allSatisfy { (try? store.verify($0)) != nil }
    && Availability.tool("espeak-ng") != nil
  static let why = "the models are not in the cache, or espeak-ng is not installed; run \"make setup\""

  static let engine = Result { try InferenceEngine(store: store) }
  static let speakers = Result { try SpeakerEngine(engine.get(), store: store) }
  static let base = Result {
    try WhisperModel(
      engine.get(), store: store, settings: WhisperSettings(model: "base", language: "auto", environment: [:])
    )
  }
  static let tiny = Result {
    try WhisperModel(
      engine.get(), store: store, settings: WhisperSettings(model: "tiny.en", language: nil, environment: [:])
    )
  }
  static let voice = Result { try PiperSpeaker(store: store) }

  /// A text as the program's own voice says it, 16,000 samples a second.
  static func joe(_ text: String, speed: Double = 1) async throws -> [Float] {
    let voice = speed == 1 ? try voice.get() : try PiperSpeaker(store: store, speed: speed)
    var samples: [Float] = []
    for try await sound in voice.speak(text) { samples += sound.samples }
    return resampled(samples, from: voice.sampleRate)
  }

  /// A text as one of espeak-ng's voices says it, 16,000 samples a second.
  static func espeak(_ text: String, voice: String) throws -> [Float] {
    let process = Process()
    process.executableURL = Availability.tool("espeak-ng")
    process.arguments = ["-v", voice, "--stdout", text]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let wave = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return resampled(PCM16.samples(wave.dropFirst(44)), from: 22_050)
  }

  static func silence(_ seconds: Double) -> [Float] {
    [Float](repeating: 0, count: Int(seconds * Double(AudioBlock.sampleRate)))
  }

  /// White noise of a level, the same each time.
  static func noise(_ seconds: Double, level: Float) -> [Float] {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    return silence(seconds).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (Float(state >> 40) / Float(1 << 24) - 0.5) * 2 * level
    }
  }

  /// Straight lines between samples: good enough to hear by.
  private static func resampled(_ samples: [Float], from rate: Int) -> [Float] {
    let step = Double(rate) / Double(AudioBlock.sampleRate)
    return (0..<Int(Double(samples.count) / step)).map { index in
      let place = Double(index) * step
      let (whole, rest) = (Int(place), Float(place - place.rounded(.down)))
      return samples[whole] * (1 - rest) + samples[min(whole + 1, samples.count - 1)] * rest
    }
  }
}
