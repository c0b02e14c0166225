import CoreMetrics
import Synchronization

/// Counts values by range, in the unit of its metric.
final class HistogramSeries: Sendable {
  private struct State {
    /// For each bound, then for what is above the last: how many.
    var counts: [UInt64]
    var sum = 0.0
  }

  private let bounds: [Double]
  private let unit: MetricUnit
  private let refusals: RefusalCounts
  private let state: Mutex<State>

  init(_ description: MetricDescription, refusals: RefusalCounts) {
    bounds = description.buckets
    unit = description.unit
    self.refusals = refusals
    state = Mutex(State(counts: Array(repeating: 0, count: description.buckets.count + 1)))
  }

  var value: HistogramValue {
    state.withLock { HistogramValue(bounds: bounds, counts: $0.counts, sum: $0.sum) }
  }

  /// The first range that reaches so far; a bound belongs to its range.
  private func range(of value: Double) -> Int {
    var low = 0
    var high = bounds.count
    while low < high {
      let middle = (low + high) / 2
      if value <= bounds[middle] { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension HistogramSeries: RecorderHandler {
  func record(_ value: Int64) { record(Double(value)) }

  func record(_ value: Double) {
    guard value.isFinite else { return refusals.count(.notFinite) }
    let range = range(of: value)
    state.withLock {
      $0.counts[range] += 1
      $0.sum += value
    }
  }
}

extension HistogramSeries: TimerHandler {
  /// Only metrics of a unit of time are given to timers.
  func recordNanoseconds(_ duration: Int64) {
    guard let length = unit.nanoseconds else { return refusals.count(.nameTaken) }
    guard duration >= 0 else { return refusals.count(.negative) }
    record(Double(duration) / length)
  }
}

/// Records into a histogram what is measured in its twin's unit.
final class TwinRecorder: RecorderHandler {
  private let series: HistogramSeries
  private let unit: MetricUnit
  private let kept: MetricUnit

  init(_ series: HistogramSeries, from unit: MetricUnit, to kept: MetricUnit) {
    self.series = series
    self.unit = unit
    self.kept = kept
  }

  func record(_ value: Int64) { record(Double(value)) }
  func record(_ value: Double) { series.record(unit.converted(value, to: kept)) }
}
