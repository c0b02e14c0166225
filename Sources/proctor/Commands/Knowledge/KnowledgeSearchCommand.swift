import ArgumentParser
import Foundation
import KnowledgeBase
import Results
import Retrieval

struct KnowledgeSearchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Search the knowledge base by words and by meaning.",
    discussion: """
      Words are ranked by BM25, meanings by the cosine of their vectors, and both rankings are joined by reciprocal \
      rank fusion. Each hit shows its rank and score in both. Documents without a role or level apply to every one.
        proctor kb search "how to shard a database" --role software_engineer --level senior --bucket rubric
      """)

  @Argument(help: "What to look for.")
  var query: String

  @OptionGroup var filter: KnowledgeFilterOptions

  @Option(help: "The most hits, 1 to 1000.")
  var limit = 10

  @ArgumentParser.Flag(help: "Search by words alone.")
  var wordsOnly = false

  @ArgumentParser.Flag(help: "Search by vectors alone.")
  var vectorsOnly = false

  @Option(help: "How the hits are printed: text or json.")
  var format: AnswerFormat = .text

  @OptionGroup var database: DatabaseOptions

  @OptionGroup var embeddingModel: EmbeddingOptions

  func validate() throws {
    guard query.contains(where: { !$0.isWhitespace }) else { throw ValidationError("the query is empty") }
    guard (1...1_000).contains(limit) else {
      throw ValidationError("--limit is \(limit); it must be from 1 to 1000")
    }
    if wordsOnly, vectorsOnly { throw ValidationError("give --words-only or --vectors-only, not both") }
  }

  func run() async throws {
    let store = try database.open(isMade: false)
    let embedding: EmbeddingChoice =
      wordsOnly ? .none(why: "--words-only was given") : try await embeddingModel.load()
    if !wordsOnly { embedding.remark() }
    let settings = try SearchSettings(
      limit: limit, wordWeight: vectorsOnly ? 0 : 1, vectorWeight: wordsOnly ? 0 : 1)
    let index = try KnowledgeIndex(store: store, embedding: embedding.model)
    let answer = try await index.search(query, filter: filter.filter, settings: settings)
    if embedding.model != nil, answer.documentsWithoutVectors > 0 {
      StandardError.write(
        "proctor: \(answer.documentsWithoutVectors) documents have no vectors of this model and are found by words "
          + "alone; run \"proctor kb embed\"\n")
    }
    let words =
      format == .json ? try SearchDocument(query, answer).json() : Data(SearchWords(answer: answer).text.utf8)
    try FileHandle.standardOutput.write(contentsOf: words)
  }
}
