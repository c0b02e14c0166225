import Logging
import Persistence
import Synchronization

/// Logs that something fails once, not each time, and that it works again.
final class OutageLog: Sendable {
  private let log: Logger
  /// What failed how, as it was logged.
  private let failing = Mutex<[String: String]>([:])

  init(_ log: Logger) { self.log = log }

  /// Something failed; logged where it did not before, or did otherwise.
  func failed(_ what: String, _ error: any Error) {
    let why = JobFailure(error).description
    guard failing.withLock({ $0.updateValue(why, forKey: what) }) != why else { return }
    log.error("fails, and is tried again", metadata: ["what": "\(what)", "why": "\(why)"])
  }

  /// Something worked.
  func worked(_ what: String) {
    guard failing.withLock({ $0.removeValue(forKey: what) }) != nil else { return }
    log.notice("works again", metadata: ["what": "\(what)"])
  }
}
