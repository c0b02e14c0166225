import ArgumentParser
import Foundation
import HTTPAPI
import Persistence
import SessionModel

struct EraseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "erase", abstract: "Erase all that tells of a session's candidate.",
    discussion: """
      Name, mail, adjustments, reasons, decision, flags, jobs, recording, clips, transcript, reports and scores go; the \
      session's id, role, level and dates stay, and the entries of the audit log without their reasons. It cannot be taken \
      back. Files are removed at once, and a worker looks again ten minutes later for what was being written meanwhile. \
      Copies that "proctor export" or a backup made elsewhere are not reached.
        proctor erase 0190163d-8694-739b-aea5-966c26f8ad91 --reason "asked for by the candidate" --yes

      Exit codes: 0 it is erased, or was before, and the receipt is printed; 1 without --yes, nothing was changed; 66 there is \
      no such session.
      """)

  @Argument(help: ArgumentHelp("The session.", valueName: "session"))
  var session: SessionID

  @Option(help: "Why; 1 to 1800 bytes. It is kept with the receipt, so it should not name the candidate.")
  var reason: String

  @ArgumentParser.Flag(help: "Do it. Without this it is only said what would go.")
  var yes = false

  @Option(help: "How the receipt is printed: text or json.")
  var format: AnswerFormat = .text

  @OptionGroup var data: DataOptions

  func run() async throws {
    let erasure = SessionErasure(session, try data.open())
    let change = try erasure.change(reason)
    guard let record = try await erasure.record() else { throw OperatingError.noSession(session) }
    guard record.state != .erased else {
      return try show(try await erasure.receipt(), "the session \(session) was erased before")
    }
    guard yes else {
      print(try await erasure.extent().words(of: session))
      print("Nothing was changed; give --yes to erase it.")
      throw ExitCode(ProctorExit.pending.rawValue)
    }
    let receipt = try await erasure.carryOut(change, by: .atCommandLine())
    let outcome = await erasure.removeFiles()
    try show(receipt, "the session \(session) is erased, \(outcome)")
  }

  private func show(_ receipt: AuditEntry?, _ words: String) throws {
    if format == .json, let receipt {
      return try FileHandle.standardOutput.write(contentsOf: Data(RecordDocuments.receipt(receipt)))
    }
    print(words)
    guard let receipt else { return }
    print(
      "receipt: \(receipt.sequence):\(receipt.digest), \(receipt.time.rfc3339), by \(receipt.actor.subject)")
    print("\"proctor audit verify --known \(receipt.sequence):\(receipt.digest)\" proves it later")
  }
}
