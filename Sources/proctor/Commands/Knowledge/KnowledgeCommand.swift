import ArgumentParser
import KnowledgeBase
import Retrieval

struct KnowledgeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kb", abstract: "Work with the knowledge base: rubrics, questions, policies, the company.",
    subcommands: [
      KnowledgeIngestCommand.self, KnowledgeSearchCommand.self, KnowledgeSeedCommand.self,
      KnowledgeListCommand.self, KnowledgeRemoveCommand.self, KnowledgeEmbedCommand.self,
    ])
}

/// Which documents are meant.
struct KnowledgeFilterOptions: ParsableArguments {
  @Option(help: "Only what applies to this role.")
  var role: String?

  @Option(help: "Only what applies to this level.")
  var level: String?

  @Option(help: "Only documents of this bucket; may be given several times.")
  var bucket: [KnowledgeBucket] = []

  @Option(help: "Only documents of this version.")
  var version: String?

  var filter: KnowledgeFilter {
    KnowledgeFilter(role: role, level: level, buckets: bucket.isEmpty ? nil : Set(bucket), version: version)
  }
}

extension KnowledgeBucket: ExpressibleByArgument {}

/// How the answer of a command is printed.
enum AnswerFormat: String, CaseIterable, ExpressibleByArgument {
  case text
  case json
}
