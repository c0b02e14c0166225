import CoreMetrics
import Synchronization

/// Counts up. Whole numbers are exact up to 2^53, which is as far as Prometheus reads them exactly.
final class CounterSeries: Sendable {
  private let total = Mutex(0.0)
  private let refusals: RefusalCounts

  init(refusals: RefusalCounts) { self.refusals = refusals }

  var value: Double { total.withLock { $0 } }
}

extension CounterSeries: CounterHandler, FloatingPointCounterHandler {
  func increment(by amount: Int64) { increment(by: Double(amount)) }

  func increment(by amount: Double) {
    guard amount.isFinite else { return refusals.count(.notFinite) }
    guard amount >= 0 else { return refusals.count(.negative) }
    total.withLock { $0 += amount }
  }

  func reset() { total.withLock { $0 = 0 } }
}
