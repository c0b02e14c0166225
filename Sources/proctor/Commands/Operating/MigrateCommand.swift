import ArgumentParser
import Foundation
import Persistence
import StorageSQLite

struct MigrateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate", abstract: "Bring the database to the form that this version works with.",
    discussion: """
      "serve", "worker" and every other command that opens the database do the same by themselves, so this is for doing it \
      ahead, and for knowing. It makes the database where there is none. Each step is one transaction; of several programs \
      that begin at once, each step is taken by one. A server of an earlier version cannot open the database afterwards: \
      make a copy of the data folder first.
        proctor migrate --data DATA --check || proctor migrate --data DATA

      Exit codes: 0 it has this version's form; 1 with --check, steps are missing; 65 it is of a newer version, or of \
      another program; 73 it cannot be made or written; 74 the disk is full, or another program kept it locked.
      """)

  @ArgumentParser.Flag(
    help: "Change nothing; say which steps are missing, and end with 1 where there are any.")
  var check = false

  @OptionGroup var data: DataOptions

  func run() throws {
    let path = try data.folder().database
    if check {
      let steps = try Self.steps(of: path)
      print(MigrationWords(path: path).missing(steps))
      if !steps.missing.isEmpty { throw ExitCode(ProctorExit.pending.rawValue) }
      return
    }
    let database = try SQLiteDatabase(path: path)
    let taken = database.stepsTaken
    try database.close()
    print(MigrationWords(path: path).taken(taken, of: try Self.steps(of: path)))
  }

  private static func steps(of path: String) throws(StoreError) -> SchemaSteps {
    do {
      return try SQLiteDatabase.steps(of: path)
    } catch .notFound {
      return .ofNothing
    }
  }
}

/// What is said of a database's form.
struct MigrationWords {
  let path: String

  /// What a look found.
  func missing(_ steps: SchemaSteps) -> String {
    guard !steps.missing.isEmpty else { return nothing(steps) }
    let from = steps.taken.last.map { "has the form \"\($0)\"" } ?? "is yet to be made"
    let count = steps.missing.count == 1 ? "1 step is" : "\(steps.missing.count) steps are"
    return (["\(path) \(from); \(count) missing:"] + steps.missing.map { "  \($0)" })
      .joined(separator: "\n")
  }

  /// What was done.
  ///
  /// - Parameter steps: How far the form has come by now.
  func taken(_ taken: [String], of steps: SchemaSteps) -> String {
    guard let first = taken.first, let last = taken.last else { return nothing(steps) }
    let from = steps.taken.prefix { $0 != first }.last.map { "\"\($0)\"" } ?? "nothing"
    return (["\(path): from \(from) to \"\(last)\""] + taken.map { "  took \($0)" }).joined(separator: "\n")
  }

  private func nothing(_ steps: SchemaSteps) -> String {
    "\(path) has the form of this version (\"\(steps.taken.last ?? "")\"); nothing to do"
  }
}
