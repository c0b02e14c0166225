import Embeddings
import Foundation
import Inference
import ModelCatalog
import Testing

@Suite(.enabled(if: RealModel.isThere, "the model is not in the cache; run \"make setup\""))
struct MiniLMEmbeddingTests {
  /// One for each length that the model is compiled for, in no order.
  private static let texts = [70, 3, 250, 130, 40, 0].map {
    Array(repeating: "time", count: $0).joined(separator: " ")
  }

  @Test("Each text gets a vector of length 1, of as many numbers as are said")
  func lengths() async throws {
    let embedding = try RealModel.embedding.get()
    for vector in try await embedding.embed(Self.texts) {
      #expect(vector.count == embedding.dimension)
      #expect(abs(cosine(vector, vector) - 1) < 1e-5)
    }
    #expect(try await embedding.embed([]).isEmpty)
  }

  @Test("The order is kept, and a text's vector does not depend on its company or on who else asks")
  func order() async throws {
    let embedding = try RealModel.embedding.get()
    let together = try await embedding.embed(Self.texts)
    for (text, vector) in zip(Self.texts, together) { #expect(try await embedding.embed([text]) == [vector]) }
    async let forwards = embedding.embed(Self.texts)
    async let backwards = embedding.embed(Self.texts.reversed())
    #expect(try await forwards == together)
    #expect(try await backwards == together.reversed())
  }

  @Test("What a longer text left in the input does not count for a shorter one")
  func padding() async throws {
    let embedding = try RealModel.embedding.get()
    let short = try await embedding.embed(["a short text"])
    _ = try await embedding.embed([Array(repeating: "another", count: 60).joined(separator: " ")])
    #expect(try await embedding.embed(["a short text"]) == short)
  }

  @Test("How far a text is filled up hardly matters")
  func fill() async throws {
    let embedding = try RealModel.load(.float32)
    // 64 and 65 tokens: the same words but one, on either side of a border.
    let words = (0..<62).map { ["index", "memory", "query", "table"][$0 % 4] }
    let vectors = try await embedding.embed([
      words.joined(separator: " "), (words + ["index"]).joined(separator: " "),
    ])
    #expect(cosine(vectors[0], vectors[1]) > 0.99)
  }

  @Test("A text that is too long counts by its first 256 tokens")
  func longText() async throws {
    let embedding = try RealModel.embedding.get()
    let beginning = Array(repeating: "memory", count: 254).joined(separator: " ")
    let long = beginning + String(repeating: " unread", count: 1_000_000)
    let vectors = try await embedding.embed([beginning, long, beginning + "."])
    #expect(vectors[0] == vectors[1] && vectors[0] == vectors[2])
  }

  @Test("Alike is nearer than unlike")
  func meaning() async throws {
    let vectors = try await RealModel.embedding.get().embed([
      "How do I undo a commit in git?", "Reverting the last change in version control",
      "A recipe for apple pie",
    ])
    #expect(cosine(vectors[0], vectors[1]) > cosine(vectors[0], vectors[2]) + 0.2)
  }

  @Test("A cancelled task stops between two texts, and the model stays usable")
  func cancellation() async throws {
    let embedding = try RealModel.embedding.get()
    let many = Array(repeating: Self.texts[2], count: 1_000)
    let (started, continuation) = AsyncStream<Void>.makeStream()
    let task = Task {
      continuation.finish()
      return try await embedding.embed(many)
    }
    for await _ in started {}
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(try await embedding.embed(["usable"]).count == 1)
  }

  @Test("The identity is the catalogue's")
  func identity() throws {
    let identity = try RealModel.embedding.get().identity
    #expect(identity.version == RealModel.store.manifest.entry(named: identity.name)?.version)
  }

  @Test("Nothing is loaded from a folder that lacks a file or has a damaged one", arguments: [true, false])
  func badFolder(isMissing: Bool) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "embeddings-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for model in RealModel.store.manifest.models where model.name.hasPrefix("embedding-minilm") {
      let file = RealModel.store.folder.appending(path: model.file).resolvingSymlinksInPath()
      try FileManager.default.copyItem(at: file, to: folder.appending(path: model.file))
    }
    let weights = try #require(RealModel.store.manifest.entry(named: "embedding-minilm-weights"))
    let file = folder.appending(path: weights.file)
    if isMissing {
      try FileManager.default.removeItem(at: file)
    } else {
      let handle = try FileHandle(forUpdating: file)
      try handle.seek(toOffset: 1_000)
      try handle.write(contentsOf: Data([0xFF, 0xFE, 0xFD]))
      try handle.close()
    }
    let store = ModelStore(folder: folder)
    #expect(throws: ModelError.self) { try MiniLMEmbedding(try InferenceEngine(store: store), store: store) }
  }
}
