/// What a metric is to Prometheus. Raw values are the words of its `TYPE` line.
enum MetricKind: String, Hashable, Sendable {
  case counter, gauge, histogram
}

/// The same histogram under a second name and in a second unit of time; it is measured once.
public struct MetricTwin: Hashable, Sendable {
  /// Its name.
  public let name: String
  /// Its unit.
  public let unit: MetricUnit

  /// Creates a twin.
  ///
  /// - Parameters:
  ///   - name: Ends as its unit asks, such as `asr_latency_seconds`.
  ///   - unit: A unit of time.
  public init(_ name: String, unit: MetricUnit) {
    self.name = name
    self.unit = unit
  }
}

/// How a metric is shown. ``PrometheusRegistry`` checks it.
public struct MetricDescription: Hashable, Sendable {
  let name: String
  let help: String
  let kind: MetricKind
  let unit: MetricUnit
  /// Upper bounds, inclusive, rising, without the infinite one; empty unless it is a histogram.
  let buckets: [Double]
  let twin: MetricTwin?
  let labelSets: [[String: String]]

  /// Describes what only rises.
  ///
  /// - Parameters:
  ///   - name: Ends with `_total`, and before that as the unit asks.
  ///   - help: What it counts, in a sentence.
  ///   - labelSets: Shown as zero from the beginning; `[[:]]` for a counter without labels.
  public static func counter(
    _ name: String, help: String, unit: MetricUnit = .things, labelSets: [[String: String]] = []
  ) -> MetricDescription {
    Self(
      name: name, help: help, kind: .counter, unit: unit, buckets: [], twin: nil, labelSets: labelSets)
  }

  /// Describes what rises and falls.
  ///
  /// - Parameters:
  ///   - name: Ends as the unit asks.
  ///   - help: What it is, in a sentence.
  ///   - labelSets: Shown as zero from the beginning; `[[:]]` for a gauge without labels.
  public static func gauge(
    _ name: String, help: String, unit: MetricUnit = .things, labelSets: [[String: String]] = []
  ) -> MetricDescription {
    Self(name: name, help: help, kind: .gauge, unit: unit, buckets: [], twin: nil, labelSets: labelSets)
  }

  /// Describes how often values fall into which range.
  ///
  /// - Parameters:
  ///   - name: Ends as the unit asks.
  ///   - help: What is measured, in a sentence.
  ///   - unit: What recorders give. Timers give nanoseconds, which are shown in this unit.
  ///   - buckets: Upper bounds, inclusive, rising, finite, at most 64; nil for bounds that fit most cases.
  ///   - twin: Shown beside it.
  ///   - labelSets: Shown as empty from the beginning; `[[:]]` for a histogram without labels.
  public static func histogram(
    _ name: String, help: String, unit: MetricUnit, buckets: [Double]? = nil, twin: MetricTwin? = nil,
    labelSets: [[String: String]] = []
  ) -> MetricDescription {
    Self(
      name: name, help: help, kind: .histogram, unit: unit, buckets: buckets ?? unit.defaultBuckets,
      twin: twin, labelSets: labelSets)
  }

  /// Every name that stands at the beginning of a line.
  var shownNames: [String] {
    let names = [name] + (twin.map { [$0.name] } ?? [])
    guard kind == .histogram else { return names }
    return names.flatMap { [$0, "\($0)_bucket", "\($0)_sum", "\($0)_count"] }
  }
}
