import CoreMetrics
import Synchronization

/// Why a measurement was not kept. Raw values are those of the label `reason`.
enum Refusal: String, CaseIterable, Error, Hashable, Sendable {
  /// There are as many metrics as may be.
  case tooManyMetrics = "too_many_metrics"
  /// A gauge has as many label sets as it may.
  case tooManyLabelSets = "too_many_label_sets"
  /// The name belongs to a metric of another kind or unit.
  case nameTaken = "name_taken"
  /// It is no finite number.
  case notFinite = "not_finite"
  /// A counter was to fall, or a time to be less than nothing.
  case negative
}

/// Counts what was refused, so that nothing is lost unseen.
final class RefusalCounts: Sendable {
  static let metricName = "telemetry_refused_measurements_total"

  private let counts = Mutex<[Refusal: Int]>([:])

  func count(_ refusal: Refusal) { counts.withLock { $0[refusal, default: 0] += 1 } }

  /// All reasons, those of which there was none too.
  func snapshot() -> FamilySnapshot {
    let counts = counts.withLock { $0 }
    return FamilySnapshot(
      name: Self.metricName, help: "Measurements that were not kept, by reason.", kind: .counter,
      samples: Refusal.allCases.map {
        FamilySnapshot.Sample(
          labels: LabelSet([("reason", $0.rawValue)]), value: .number(Double(counts[$0] ?? 0)))
      })
  }
}

/// Takes every measurement and keeps none; each is counted.
final class RefusedSeries: Sendable {
  private let refusal: Refusal
  private let counts: RefusalCounts

  init(_ refusal: Refusal, counts: RefusalCounts) {
    self.refusal = refusal
    self.counts = counts
  }
}

extension RefusedSeries: CounterHandler, FloatingPointCounterHandler {
  func increment(by amount: Int64) { counts.count(refusal) }
  func increment(by amount: Double) { counts.count(refusal) }
  func reset() {}
}

extension RefusedSeries: MeterHandler {
  func set(_ value: Int64) { counts.count(refusal) }
  func set(_ value: Double) { counts.count(refusal) }
  func decrement(by amount: Double) { counts.count(refusal) }
}

extension RefusedSeries: RecorderHandler, TimerHandler {
  func record(_ value: Int64) { counts.count(refusal) }
  func record(_ value: Double) { counts.count(refusal) }
  func recordNanoseconds(_ duration: Int64) { counts.count(refusal) }
}
