import SessionModel
import Synchronization
import TestSupport

/// Time that stands still until a test moves it.
final class HandClock: Sendable {
  private let moment = Mutex(RecordSamples.time(0))

  /// The moment on the calendar.
  var now: WallTime { moment.withLock { $0 } }

  /// Lets time pass.
  func advance(by step: Duration) { moment.withLock { $0 = $0 + step } }
}
