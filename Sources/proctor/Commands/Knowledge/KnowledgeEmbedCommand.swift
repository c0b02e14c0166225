import ArgumentParser
import KnowledgeBase

struct KnowledgeEmbedCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "embed", abstract: "Give documents the vectors that they lack.",
    discussion: """
      For documents that were taken in without the embedding model, or with another one. What is done stays when it is \
      interrupted.
      """)

  @OptionGroup var database: DatabaseOptions

  @OptionGroup var embeddingModel: EmbeddingOptions

  func run() async throws {
    let store = try database.open(isMade: false)
    let embedding = try await embeddingModel.load()
    guard let model = embedding.model else {
      embedding.remark()
      throw KnowledgeFault.noEmbedding
    }
    let progress = ProgressLine()
    defer { progress.clear() }
    let ingest = KnowledgeIngest(store: store, embedding: model, now: { .now })
    let count: Int
    do {
      count = try await ingest.renewVectors { note in
        progress.show("embedding: \(note.chunksDone) of \(note.chunkCount) chunks")
      }
    } catch is CancellationError {
      throw WorkInterrupted()
    }
    progress.clear()
    print(count == 0 ? "all documents have vectors" : "\(count) documents have new vectors")
  }
}
