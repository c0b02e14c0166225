import ArgumentParser
import Foundation
import Persistence
import SessionModel

struct JobsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "jobs", abstract: "See the work of the server, and help it on.",
    discussion: """
      Without a subcommand it lists what is not over, and takes the options of "proctor jobs list".
        proctor jobs --state dead --format json
        proctor jobs retry --all-dead
      """,
    subcommands: [JobsListCommand.self, JobsRetryCommand.self, JobsWithdrawCommand.self],
    defaultSubcommand: JobsListCommand.self)
}

extension JobState: ExpressibleByArgument {}

extension JobKind: ExpressibleByArgument {}

struct JobsListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List jobs, those that need a person first.",
    discussion: """
      Without --state and --session those that are done or withdrawn are only counted. A job is known for 30 days after it \
      was done.
      """)

  @Option(help: "Only jobs in this state; may be given several times.")
  var state: [JobState] = []

  @Option(help: "Only jobs of this kind.")
  var kind: JobKind?

  @Option(help: ArgumentHelp("Only jobs of this session, in every state.", valueName: "session"))
  var session: SessionID?

  @Option(help: "The most jobs that are listed; 1 to 10000.")
  var limit = 200

  @Option(help: "How the list is printed: text or json.")
  var format: AnswerFormat = .text

  @OptionGroup var data: DataOptions

  func validate() throws {
    guard (1...10_000).contains(limit) else { throw ValidationError("--limit must be from 1 to 10000") }
  }

  func run() async throws {
    let jobs = try data.open().jobs
    var listing = JobListing(counts: try await jobs.counts())
    for state in JobListing.order where wanted.contains(state) {
      let filter = JobFilter(state: state, kind: kind, session: session)
      let left = limit - listing.jobs.count
      // One more than there is room for tells whether there are more.
      listing.add(try await jobs.jobs(filter, after: nil, limit: left + 1), upTo: left)
    }
    try FileHandle.standardOutput.write(
      contentsOf: format == .json ? try listing.document.json() : Data(listing.text.utf8))
  }

  private var wanted: Set<JobState> {
    if !state.isEmpty { return Set(state) }
    let all = Set(JobState.allCases)
    return session == nil ? all.subtracting([.done, .withdrawn]) : all
  }
}
