import ArgumentParser
import Retrieval

struct KnowledgeRemoveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Remove documents from the knowledge base.",
    discussion: "The exit code is 66 when there is no such document; those before it are removed.")

  @Argument(help: "The documents' names, as list shows them.")
  var ids: [String]

  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    let store = try database.open(isMade: false)
    for id in ids {
      guard try await store.remove(DocumentID(rawValue: id)) else { throw UnknownDocument(id: id) }
      print("removed \(id)")
    }
  }
}

/// There is no document of a name.
struct UnknownDocument: Error, CustomStringConvertible {
  let id: String

  var description: String { "there is no document \"\(id)\"; \"proctor kb list\" shows those that there are" }
}
