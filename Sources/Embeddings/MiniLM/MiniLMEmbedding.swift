import Foundation
import Inference
import LanguageModels
import ModelCatalog
import SessionModel

/// Places English texts by their meaning, with all-MiniLM-L6-v2.
///
/// A vector depends on its text and the precision alone: not on what else is embedded, nor in which order.
///
/// Sendable because everything that changes is touched on `thread` alone.
public final class MiniLMEmbedding: TextEmbedding, @unchecked Sendable {
  private static let modelName = "embedding-minilm"
  private static let vocabularyName = "embedding-minilm-vocabulary"
  /// What the catalogue calls its files.
  public static let modelNames = [modelName, "embedding-minilm-weights", vocabularyName]
  /// The numbers of tokens that the model is compiled for. A text is filled up to the next of them; its time
  /// grows with that. The longest is what the model was trained for.
  static let lengths = [32, 64, 128, 192, 256]

  /// The model; the precision is no part of it, since a store of vectors may be used with either.
  public let identity: ModelIdentity
  /// The numbers of a vector.
  public let dimension = 384

  private let thread = WorkerThread(label: "proctor.embeddings")
  private let engine: InferenceEngine
  private let precision: InferencePrecision
  private let tokenizer: WordPieceTokenizer
  /// By length, each made when it is first needed: most who embed one question need one only.
  private var requests: [Int: InferenceRequest<Int32>] = [:]

  /// Checks the model's files and loads it for short texts.
  ///
  /// - Parameters:
  ///   - store: Where the vocabulary is; the same as the engine's.
  ///   - precision: With `bfloat16`, twice as fast on processors that have it, the cosine with the reference
  ///     implementation's vectors is at least 0.999; with `float32`, at least 0.99999.
  /// - Throws: `ModelError`, `InferenceError` or ``EmbeddingError``.
  public init(
    _ engine: InferenceEngine, store: ModelStore, precision: InferencePrecision = .bfloat16
  ) throws {
    let vocabulary = try WordPieceVocabulary(contentsOf: try store.verifiedFile(named: Self.vocabularyName))
    tokenizer = WordPieceTokenizer(vocabulary)
    identity = ModelIdentity(
      name: Self.modelName, version: store.manifest.entry(named: Self.modelName)?.version ?? "unknown")
    self.engine = engine
    self.precision = precision
    _ = try request(length: Self.lengths[0])
  }

  /// A vector of length 1 for each text, in order.
  ///
  /// Of a text, the first 256 tokens count (about 190 words), the two marks among them. A text without words
  /// has a vector as well, one that says nothing.
  ///
  /// - Throws: `CancellationError`, between two texts; `ModelError` or `InferenceError`.
  public func embed(_ texts: [String]) async throws -> [[Float]] {
    var vectors: [[Float]] = []
    vectors.reserveCapacity(texts.count)
    for text in texts {
      try Task.checkCancellation()
      vectors.append(try await thread.run { try self.vector(of: text) })
    }
    return vectors
  }

  private func vector(of text: String) throws -> [Float] {
    let tokens = tokenizer.tokens(of: text, atMost: Self.lengths[Self.lengths.count - 1])
    let length = Self.lengths.first { $0 >= tokens.count } ?? tokens.count
    let request = try request(length: length)
    // Behind the text stands padding, which is numbered 0 and counts for nothing.
    for (index, token) in tokens.enumerated() { request.input[index] = token }
    for index in tokens.count..<length { request.input[index] = 0 }
    try request.run()
    return try request.withOutput(0, count: dimension) { Array($0) }
  }

  private func request(length: Int) throws -> InferenceRequest<Int32> {
    if let request = requests[length] { return request }
    let model = try engine.load(Self.modelName, inputShape: [1, length], precision: precision)
    let request = try InferenceRequest<Int32>(model)
    requests[length] = request
    return request
  }
}
