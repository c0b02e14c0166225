import ArgumentParser
import Persistence
import SessionModel

struct JobsRetryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retry", abstract: "Let jobs that were given up be tried anew.",
    discussion: """
      A dead job failed as often as it may: mend what it says first. A quarantined one ended its worker twice, and may do so \
      again, so it is retried by its key alone. A running server takes it within seconds. It is noted in the audit log.
      """)

  @Argument(help: ArgumentHelp("The job, as \"proctor jobs\" lists it.", valueName: "key"))
  var key: String?

  @ArgumentParser.Flag(help: "All that are dead; not those in quarantine.")
  var allDead = false

  @OptionGroup var data: DataOptions

  func validate() throws {
    guard (key != nil) != allDead else { throw ValidationError("give a KEY or --all-dead") }
  }

  func run() async throws {
    let care = JobCare(try data.open(), try .atCommandLine())
    if let key {
      try await care.retry(JobKey(rawValue: key))
      print("\(key) will be tried anew")
    } else {
      let keys = try await care.retryAllDead { print("\($0) will be tried anew") }
      if keys == 0 { print("no job is dead") }
    }
  }
}

struct JobsWithdrawCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: "See to it that a job is not done any more.",
    discussion: """
      One that is running or was done cannot be withdrawn, nor one that removes the files of an erased session. It is noted \
      in the audit log.
      """)

  @Argument(help: ArgumentHelp("The job, as \"proctor jobs\" lists it.", valueName: "key"))
  var key: String

  @OptionGroup var data: DataOptions

  func run() async throws {
    try await JobCare(try data.open(), try .atCommandLine()).withdraw(JobKey(rawValue: key))
    print("\(key) is withdrawn")
  }
}
