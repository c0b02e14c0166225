import Embeddings
import Foundation
import Inference
import ModelCatalog

/// The model of the cache, where it is there.
enum RealModel {
  static let store = ModelStore(
    folder: ModelStore.defaultFolder(environment: ProcessInfo.processInfo.environment))
  static let isThere = (try? store.verifiedFile(named: "embedding-minilm")) != nil

  /// Loaded once: loading takes longer than what most tests do with it.
  static let embedding = Result { try load(.bfloat16) }
  static let tokenizer = Result {
    let file = try store.verifiedFile(named: "embedding-minilm-vocabulary")
    return WordPieceTokenizer(try WordPieceVocabulary(contentsOf: file))
  }

  static func load(_ precision: InferencePrecision) throws -> MiniLMEmbedding {
    try MiniLMEmbedding(try InferenceEngine(store: store), store: store, precision: precision)
  }
}

/// The cosine of two vectors of length 1.
func cosine(_ left: [Float], _ right: [Float]) -> Float {
  zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
}

/// The values of a golden of JSON lines.
func golden<Value: Decodable>(_ bytes: [UInt8]) throws -> [Value] {
  try bytes.split(separator: UInt8(ascii: "\n")).map { try JSONDecoder().decode(Value.self, from: Data($0)) }
}
