import ArgumentParser
import KnowledgeBase

struct KnowledgeSeedCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "seed", abstract: "Take the built-in rubrics and questions into the knowledge base.",
    discussion: """
      Rubrics and questions for software_engineer and data_analyst, each junior, mid and senior, an example of a policy \
      and of words about the interview. What is there already is left as it is.
      """)

  @OptionGroup var database: DatabaseOptions

  @OptionGroup var embeddingModel: EmbeddingOptions

  func run() async throws {
    let store = try database.open(isMade: true)
    let embedding = try await embeddingModel.load()
    embedding.remark()
    let sources = SeedKnowledge.sources
    var run = IngestRun(store, embedding, DocumentOptions(), sourceCount: sources.count)
    for source in sources {
      try await run.take(source.name) { source }
    }
    try run.finish()
  }
}
