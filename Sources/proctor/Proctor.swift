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
      Exit codes: 0 done; 1 nothing is wrong, and something is yet to be done, as "migrate --check" and "erase" without \
      --yes say; 64 the command line or a setting is wrong; 65 the recording, a document, a stored report, a database or \
      the audit log cannot be used, or a session or job is not in a state for this; 66 there is no such file, database, \
      session, job or rubric; 69 something that must be installed is missing; 70 a fault of the program; 73 the output \
      cannot be created; 74 the disk is full or fails, or what is kept is in use; 75 interrupted; 78 the policy is wrong.
      """,
    version: "\(Build.name) \(Build.version)",
    groupedSubcommands: [
      CommandGroup(
        name: "Recording",
        subcommands: [
          AnalyzeCommand.self, ScoreCommand.self, PolicyCommand.self, KnowledgeCommand.self, SayCommand.self,
        ]),
      CommandGroup(
        name: "Server",
        subcommands: [
          ServeCommand.self, WorkerCommand.self, TokenCommand.self, MigrateCommand.self, JobsCommand.self,
          OpenAPICommand.self,
        ]),
      CommandGroup(
        name: "Session",
        subcommands: [ReportCommand.self, ExportCommand.self, EraseCommand.self, AuditCommand.self]),
      CommandGroup(name: "Machine", subcommands: [ModelsCommand.self, DoctorCommand.self]),
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
