import ArgumentParser
import Foundation

@main
struct ProctorProgram: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "proctor", abstract: "A stand-in with the commands of the knowledge base alone.",
    subcommands: [KnowledgeCommand.self])

  static func main() async {
    do {
      let command = try parseAsRoot()
      try await Interrupts.run(command)
    } catch {
      guard let failure = Failure(error) else { exit(withError: error) }
      StandardError.write("proctor: \(failure.message)\n")
      Foundation.exit(failure.code.rawValue)
    }
  }
}
