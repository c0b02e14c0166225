import Synchronization

/// When the last piece of an answer came.
final class Pulse: Sendable {
  private let last = Mutex<Duration?>(nil)

  /// Notes a piece.
  func beat(at now: Duration) { last.withLock { $0 = now } }

  /// Waits until an answer is overdue, and tells how. A cancelled task ends it early.
  func untilOverdue(_ clock: ModelClock, end: Duration, longestSilence: Duration) async throws -> Overdue {
    while true {
      let now = clock.now()
      let silenceEnd = last.withLock { $0 }.map { $0 + longestSilence } ?? end
      if now >= end { return .whole }
      if now >= silenceEnd { return .piece }
      // No longer than the silence: the first piece may come in the meantime, and shorten the wait.
      try await clock.sleep(min(min(end, silenceEnd) - now, longestSilence))
    }
  }

  /// What is overdue.
  enum Overdue: Sendable {
    /// The end of the answer.
    case whole
    /// Its next piece.
    case piece
  }
}
