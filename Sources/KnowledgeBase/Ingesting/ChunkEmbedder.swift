import LanguageModels
import Persistence
import Retrieval

/// Embeds chunks in batches.
struct ChunkEmbedder {
  /// So many texts are embedded at once: enough to fill a model, few enough to stop soon when cancelled.
  static let batch = 32

  let embedding: any TextEmbedding

  var stamp: EmbeddingStamp { EmbeddingStamp(embedding) }

  /// A vector for each chunk, nil where the model gave none that has a direction: such a chunk is found by
  /// its words.
  ///
  /// - Throws: What the model throws, ``KnowledgeFault/wrongVectorCount(texts:vectors:)``, `CancellationError`.
  func vectors(of chunks: [Chunk], note: (Int) -> Void) async throws -> [[Float]?] {
    var vectors: [[Float]?] = []
    vectors.reserveCapacity(chunks.count)
    while vectors.count < chunks.count {
      try Task.checkCancellation()
      let texts = chunks[vectors.count...].prefix(Self.batch).map(\.textInContext)
      let made = try await embedding.embed(texts)
      guard made.count == texts.count else {
        throw KnowledgeFault.wrongVectorCount(texts: texts.count, vectors: made.count)
      }
      vectors += made.map { vector in
        vector.allSatisfy(\.isFinite) && vector.contains { $0 != 0 } ? vector : nil
      }
      note(vectors.count)
    }
    return vectors
  }
}

extension EmbeddingStamp {
  /// The stamp of a model's vectors.
  init(_ embedding: any TextEmbedding) {
    self.init(
      name: embedding.identity.name, version: embedding.identity.version, dimension: embedding.dimension)
  }
}
