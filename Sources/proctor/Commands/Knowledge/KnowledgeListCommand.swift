import ArgumentParser
import Foundation
import Persistence
import Results
import Retrieval

struct KnowledgeListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the documents of the knowledge base.")

  @OptionGroup var filter: KnowledgeFilterOptions

  @Option(help: "How the list is printed: text or json.")
  var format: AnswerFormat = .text

  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    let entries = try await database.open(isMade: false).entries(filter.filter)
    if format == .json {
      try FileHandle.standardOutput.write(contentsOf: try entries.map(ListedDocument.init).json())
      return
    }
    for entry in entries {
      let facts = entry.facts
      let about = [facts.bucket.rawValue, facts.role, facts.level, facts.version, facts.topic].compactMap(
        \.self)
      let vectors = entry.embedding.map { "vectors by \($0.name) \($0.version)" } ?? "no vectors"
      print("\(entry.id)  \(about.joined(separator: " "))  \(entry.title)")
      print("  \(entry.chunkCount) chunks, \(vectors), from \(entry.source)")
    }
    if entries.isEmpty { print("there is no such document") }
  }
}

/// A document as the list names it, in JSON.
private struct ListedDocument: Encodable {
  let id, bucket, version, title, source, createdAt: String
  let role, level, topic: String?
  let chunks: Int
  let embedding: String?

  init(_ entry: KnowledgeEntry) {
    id = entry.id.rawValue
    bucket = entry.facts.bucket.rawValue
    version = entry.facts.version
    title = entry.title
    source = entry.source
    role = entry.facts.role
    level = entry.facts.level
    topic = entry.facts.topic
    chunks = entry.chunkCount
    embedding = entry.embedding.map { "\($0.name) \($0.version)" }
    let seconds = TimeInterval(entry.createdAt.microseconds) / 1_000_000
    createdAt = Date(timeIntervalSince1970: seconds).formatted(.iso8601)
  }
}
