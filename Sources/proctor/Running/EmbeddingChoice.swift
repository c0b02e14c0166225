import ArgumentParser
import Embeddings
import Inference
import LanguageModels
import ModelCatalog

/// The embedding model of the knowledge base, or why there is none.
enum EmbeddingChoice {
  case model(any TextEmbedding)
  case none(why: String)

  /// Loads the model, which is fetched where it is missing.
  ///
  /// A machine that cannot have it still finds documents by their words, so that is a reason and no error.
  ///
  /// - Parameter engine: Runs it; nil starts one.
  /// - Throws: `CancellationError`.
  static func load(
    _ store: ModelStore, fetches: Bool, engine: InferenceEngine? = nil
  ) async throws -> EmbeddingChoice {
    do {
      return .model(try loaded(store, engine))
    } catch ModelError.missing(let name, _) where fetches {
      StandardError.write("proctor: fetching the embedding model, since \(name) is missing\n")
      do {
        try await store.fetch(MiniLMEmbedding.modelNames)
        return .model(try loaded(store, engine))
      } catch {
        try Task.checkCancellation()
        return .none(why: "\(error)")
      }
    } catch {
      return .none(why: "\(error)")
    }
  }

  private static func loaded(_ store: ModelStore, _ engine: InferenceEngine?) throws -> MiniLMEmbedding {
    try MiniLMEmbedding(try engine ?? InferenceEngine(store: store), store: store)
  }

  var model: (any TextEmbedding)? {
    if case .model(let model) = self { return model }
    return nil
  }

  /// Says on standard error that there is none.
  func remark() {
    guard case .none(let why) = self else { return }
    StandardError.write("proctor: documents are found by words only, since \(why)\n")
  }
}

/// Where the embedding model comes from.
struct EmbeddingOptions: ParsableArguments {
  @OptionGroup var models: ModelFolderOptions

  @ArgumentParser.Flag(help: "Do without the embedding model where it is missing, instead of fetching it.")
  var noFetch = false

  func load() async throws -> EmbeddingChoice {
    try await .load(models.store, fetches: !noFetch)
  }
}
