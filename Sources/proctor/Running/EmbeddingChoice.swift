import LanguageModels

/// The embedding model of the knowledge base, or why there is none.
enum EmbeddingChoice {
  case model(any TextEmbedding)
  case none(why: String)

  /// Loads the model. (The one place to wire it.)
  static func load() -> EmbeddingChoice {
    .none(why: "the embedding model is not part of this build")
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
