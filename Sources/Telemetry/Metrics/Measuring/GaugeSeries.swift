import CoreMetrics
import Synchronization

/// Holds the last value, or one that is moved up and down.
final class GaugeSeries: Sendable {
  /// Where it is kept, to be found again when it is destroyed.
  let metric: String
  /// Where it is kept in its metric.
  let labels: LabelSet
  private let level = Mutex(0.0)

  init(metric: String, labels: LabelSet) {
    self.metric = metric
    self.labels = labels
  }

  var value: Double { level.withLock { $0 } }
}

extension GaugeSeries: MeterHandler {
  func set(_ value: Int64) { set(Double(value)) }
  func set(_ value: Double) { level.withLock { $0 = value } }
  func increment(by amount: Double) { level.withLock { $0 += amount } }
  func decrement(by amount: Double) { level.withLock { $0 -= amount } }
}

/// A recorder that does not aggregate is a gauge as well.
extension GaugeSeries: RecorderHandler {
  func record(_ value: Int64) { set(value) }
  func record(_ value: Double) { set(value) }
}
