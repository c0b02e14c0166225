import Synchronization

/// The one place for jobs of which a worker may have died (``Persistence/Job/isSuspect``), of whatever lane.
///
/// When a worker dies, all that it held is suspect, and one of them may be guilty. Tried one after the other, only that
/// one dies again; tried together, the innocent would be set aside with it.
final class SuspectPlace: Sendable {
  private let isTaken = Mutex(false)

  /// Takes it; false where somebody else has it.
  func claim() -> Bool {
    isTaken.withLock { isTaken in
      defer { isTaken = true }
      return !isTaken
    }
  }

  /// Gives it back.
  func free() { isTaken.withLock { $0 = false } }
}
