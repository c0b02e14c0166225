import ArgumentParser
import Foundation

/// The program's name and version, as `--version` and every report show them.
enum Build {
  static let name = "interview-proctor"
  static let version = "0.1.0"
}

@main
struct ProctorProgram: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "proctor",
    abstract: "Watches and hears interviews, scores them, and reports what a person should look at.",
    discussion: """
      Exit codes: 0 done; 64 the command line or a setting is wrong; 65 the recording, a document or a stored report \
      cannot be used; 66 there is no such file, database or rubric; 69 something that must be installed is missing; \
      70 a fault of the program; 73 the output cannot be created; 74 the disk is full or fails; 75 interrupted; \
      78 the policy is wrong.
      """,
    version: "\(Build.name) \(Build.version)",
    subcommands: [
      ServeCommand.self, WorkerCommand.self, TokenCommand.self, AnalyzeCommand.self, ScoreCommand.self,
      SayCommand.self, PolicyCommand.self, KnowledgeCommand.self,
      ModelsCommand.self,
      DoctorCommand.self,
    ])

  /// Runs the command line; every failure ends in one line on standard error and its exit code.
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
