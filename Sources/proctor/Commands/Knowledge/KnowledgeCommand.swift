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

extension KnowledgeBucket: ExpressibleByArgument {}

/// How the answer of a command is printed.
enum AnswerFormat: String, CaseIterable, ExpressibleByArgument {
  case text
  case json
}
