import Synchronization

/// What a store suffers from, as a test wills it.
final class Trouble: Sendable {
  private let error = Mutex<(any Error)?>(nil)

  /// Nobody foresaw this call.
  struct Unscripted: Error { let call: String }

  /// Lets every call fail from now on; nil lets them pass again.
  func set(_ error: (any Error)?) { self.error.withLock { $0 = error } }

  /// Fails while it is set.
  func check() throws {
    if let error = error.withLock({ $0 }) { throw error }
  }
}
