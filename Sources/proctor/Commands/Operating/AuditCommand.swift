import ArgumentParser
import Foundation
import HTTPAPI
import Persistence
import SessionModel

struct AuditCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "Read the audit log, and prove that nobody changed it.",
    subcommands: [AuditListCommand.self, AuditVerifyCommand.self])
}

struct AuditVerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check every link of the audit log.",
    discussion: """
      Each entry's SHA-256 covers the one before. Whoever can write the database could make the whole chain anew; what shows \
      that is an end that was written down elsewhere, as this command prints it, or the receipt of an erasure:
        proctor audit verify --known 4711:9f86d081884c7d65…

      Exit codes: 0 every link holds; 65 one does not, and it is named.
      """)

  @Option(
    help: ArgumentHelp("An entry's place and hash, known from before.", valueName: "sequence:hash"),
    transform: AuditHead.init(argument:))
  var known: AuditHead?

  @OptionGroup var data: DataOptions

  func run() async throws {
    switch try await data.open().audit.verify(known: known) {
    case .broken(let fault): throw OperatingError.brokenAudit(fault)
    case .sound(let head) where head == .empty: print("the audit log holds: it has no entry yet")
    case .sound(let head):
      let same = known.map { ", entry \($0.count) as known" } ?? ""
      print("the audit log holds: \(head.count) entries\(same)")
      print("its end, to be written down elsewhere: \(head.count):\(head.digest)")
    }
  }
}

extension AuditHead {
  /// Reads `SEQUENCE:HASH`.
  ///
  /// - Throws: `ValidationError`.
  fileprivate init(argument: String) throws {
    let parts = argument.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let count = Int(parts[0]), count >= 1,
      let digest = ContentDigest(hexadecimal: parts[1])
    else { throw ValidationError("give SEQUENCE:HASH, such as 12: and 64 digits of hexadecimal") }
    self.init(count: count, digest: digest)
  }
}

extension ContentDigest {
  /// Reads 64 digits of hexadecimal; nil for anything else.
  fileprivate init?(hexadecimal text: Substring) {
    let digits = text.utf8.map { Character(Unicode.Scalar($0)).hexDigitValue }
    guard digits.count == 2 * Self.size, digits.allSatisfy({ $0 != nil }) else { return nil }
    let values = digits.compactMap(\.self)
    self.init(bytes: stride(from: 0, to: values.count, by: 2).map { UInt8(values[$0] * 16 + values[$0 + 1]) })
  }
}

struct AuditListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List what was done, by whom and when.",
    discussion: "Reasons of sessions that were erased are gone; that they were given stays.")

  @Option(help: ArgumentHelp("Only what is about this session.", valueName: "session"))
  var session: SessionID?

  @Option(help: "Only entries behind this one.")
  var after = 0

  @Option(help: "The most entries that are listed; 1 to 10000.")
  var limit = 1_000

  @Option(help: "How the list is printed: text or json.")
  var format: AnswerFormat = .text

  @OptionGroup var data: DataOptions

  func validate() throws {
    guard (1...10_000).contains(limit) else { throw ValidationError("--limit must be from 1 to 10000") }
    guard after >= 0 else { throw ValidationError("--after must be 0 or more") }
  }

  func run() async throws {
    let found = try await data.open().audit.entries(of: session, after: after, limit: limit + 1)
    let page = Array(found.prefix(limit))
    try FileHandle.standardOutput.write(
      contentsOf: format == .json ? Data(RecordDocuments.audit(page)) : Data(Self.text(page).utf8))
    guard found.count > limit, let last = page.last else { return }
    StandardError.write("proctor: there are more; go on with --after \(last.sequence)\n")
  }

  private static func text(_ entries: [AuditEntry]) -> String {
    guard !entries.isEmpty else { return "there is no such entry\n" }
    return entries.map { entry in
      let session = entry.session.map { " session \($0)" } ?? ""
      let details = entry.details.map {
        "\n  \($0.text.split(whereSeparator: \.isNewline).joined(separator: " "))"
      }
      let erased = entry.detailsDigest != nil && details == nil ? "\n  (its reason was erased)" : ""
      return "\(entry.sequence)  \(entry.time.rfc3339)  \(entry.action.rawValue)\(session), by "
        + "\(entry.actor.subject) (\(entry.actor.role.rawValue))\(details ?? erased)\n"
    }.joined()
  }
}
