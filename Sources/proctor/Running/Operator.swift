import Foundation
import Persistence

extension Principal {
  /// Whoever runs a command, as the audit log names them: an admin, since who may write the data folder may do anything
  /// with it, by the name of the account that the program runs under. The environment is not asked: it can be made up.
  static func atCommandLine() throws(FieldFault) -> Principal {
    let user = getuid()
    let name = getpwuid(user).flatMap { String(validatingCString: $0.pointee.pw_name) } ?? ""
    let isName = (1...100).contains(name.utf8.count) && name.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    return try Principal(.admin, "command line: \(isName ? name : "user \(user)")")
  }
}

extension AuditAction {
  /// A job that was given up is tried anew.
  static let retryJob = AuditAction(rawValue: "retry_job")
  /// A job is not done any more.
  static let withdrawJob = AuditAction(rawValue: "withdraw_job")
  /// A copy of all that is kept of a session was made.
  static let export = AuditAction(rawValue: "export")
}
