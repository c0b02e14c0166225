import Foundation
import Inference
import Logging
import ModelCatalog
import Speech

/// The models of a running server: loaded once, in the background, and shared by all that is analysed.
///
/// The loading runs on a thread of its own, for it takes seconds and must not hold up requests.
actor EngineRoom {
  private let store: ModelStore
  private let fetches: Bool
  private let environment: [String: String]
  private let log: Logger
  private var loading: (settings: WhisperSettings, task: Task<Engines, any Error>)?
  private var failure: (any Error)?
  /// Runs every model.
  nonisolated let engine: InferenceEngine

  init(_ store: ModelStore, fetches: Bool, environment: [String: String], log: Logger) throws {
    self.store = store
    self.fetches = fetches
    self.environment = environment
    self.log = log
    engine = try InferenceEngine(store: store)
  }

  /// Whether they are loaded, are loading, or were not asked for yet.
  ///
  /// - Throws: What kept them from being loaded.
  func check() async throws {
    if let failure { throw failure }
  }

  /// The models for a language, BCP 47; those for the language before are let go.
  ///
  /// - Throws: `SpeechError` for a language that the model lacks; `ModelError`.
  func engines(language: String) async throws -> Engines {
    let code = String(language.prefix { $0 != "-" })
    let settings = try WhisperSettings(model: nil, language: code, environment: environment)
    if let loading, loading.settings == settings {
      do { return try await loading.task.value } catch { self.loading = nil }
    }
    let task = Task { [engine, store, fetches, log] in
      try await Engines.load(engine, store, settings, fetches: fetches) { log.notice("\($0)") }
    }
    loading = (settings, task)
    do {
      let engines = try await task.value
      failure = nil
      return engines
    } catch {
      failure = error
      throw error
    }
  }
}
