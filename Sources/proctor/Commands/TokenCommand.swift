import ArgumentParser
import Foundation
import SessionModel
import Tokens

struct TokenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "token", abstract: "Make a token for the interface.",
    discussion: """
      Signs with the newest key of the data folder, which is made where there is none. Whoever has the token may do what \
      its role may until it expires, so give it as short a life as will do.
        proctor token --role hr --subject anna@example.com --days 30
      """)

  @Option(help: "The role: hr, admin, service, or candidate with --session.")
  var role: String

  @Option(help: "Who it is for, as the audit log shows it; a candidate's is the session.")
  var subject: String?

  @Option(help: "The candidate's session.")
  var session: String?

  @Option(help: "How many days it holds: up to 400, a candidate's up to 7.")
  var days: Double = 1

  @OptionGroup var place: DataOptions

  @ArgumentParser.Flag(help: "Make a new signing key first; tokens of the old ones still hold.")
  var newKey = false

  func validate() throws {
    guard let role = Role(rawValue: role) else {
      throw ValidationError("--role must be \(Role.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    guard (role == .candidate) == (session != nil) else {
      throw ValidationError("a candidate's token needs --session, and no other takes one")
    }
    if let session, SessionID(session) == nil { throw ValidationError("--session is no session's id") }
    guard role == .candidate || subject != nil else {
      throw ValidationError("give --subject: the audit log names it")
    }
    guard days.isFinite, days > 0, days <= 400 else {
      throw ValidationError("--days must be above 0 and at most 400")
    }
  }

  func run() throws {
    let folder = try place.folder()
    if newKey { _ = try TokenKeyFolder(path: folder.keys).addKey(at: .now) }
    let id = session.flatMap { SessionID($0) }
    print(
      try TokenAuthority(folder, outside: nil).mint(
        role: Role(rawValue: role) ?? .hr, subject: subject, session: id,
        lifetime: .seconds(days * 86_400), at: .now))
  }
}
