import Analysis
import Inference
import ModelCatalog
import Speech
import Vision

/// The models of every sense, loaded once.
struct Engines: Sendable {
  let vision: VisionEngine
  private let speakers: SpeakerEngine
  private let whisper: WhisperModel
  private let store: ModelStore

  /// Loads and checks every model.
  init(_ engine: InferenceEngine, _ store: ModelStore, _ settings: WhisperSettings) throws {
    self.store = store
    vision = try VisionEngine(engine, store: store)
    speakers = try SpeakerEngine(engine, store: store)
    whisper = try WhisperModel(engine, store: store, settings: settings)
  }

  /// Loads every model, and fetches first what is missing.
  ///
  /// - Parameter say: Told when something is fetched.
  static func load(
    _ engine: InferenceEngine, _ store: ModelStore, _ settings: WhisperSettings, fetches: Bool,
    say: (String) -> Void
  ) async throws -> Engines {
    do {
      return try Engines(engine, store, settings)
    } catch ModelError.missing(let name, _) where fetches {
      say("fetching models, since \(name) is missing")
      try await store.fetch()
      return try Engines(engine, store, settings)
    }
  }

  /// What one stream of sound is listened to with.
  func hearing() throws -> HearingSensors {
    HearingSensors(
      voice: try VoiceSensor(store: store), speakers: try SpeakerSensor(speakers),
      transcriber: MeasuredTranscriber(try WhisperTranscriber(whisper)))
  }
}
