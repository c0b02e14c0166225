/// What the numbers of a metric are counted in.
public enum MetricUnit: CaseIterable, Hashable, Sendable {
  /// Things, or what has no unit.
  case things
  /// Seconds, the base unit of Prometheus for time.
  case seconds
  /// Milliseconds.
  case milliseconds
  /// Bytes.
  case bytes
  /// A share from 0 to 1.
  case ratio

  /// How long one of them is, in nanoseconds; nil where it is no time.
  var nanoseconds: Double? {
    switch self {
    case .seconds: 1e9
    case .milliseconds: 1e6
    case .things, .bytes, .ratio: nil
    }
  }

  /// How a name of a metric in this unit may end, before the `_total` of a counter.
  var suffixes: [String] {
    switch self {
    case .things: []
    case .seconds: ["_seconds"]
    case .milliseconds: ["_ms", "_milliseconds"]
    case .bytes: ["_bytes"]
    case .ratio: ["_ratio"]
    }
  }

  /// Bounds of buckets where a description names none.
  var defaultBuckets: [Double] {
    switch self {
    case .things: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000]
    // Those of the Prometheus client libraries.
    case .seconds: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
    case .milliseconds: [5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000]
    case .bytes: [256, 1_024, 4_096, 16_384, 65_536, 262_144, 1_048_576, 4_194_304, 16_777_216]
    case .ratio: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]
    }
  }

  /// The unit that the end of a name tells.
  init(ofMetric name: String) {
    let base = name.hasSuffix("_total") ? String(name.dropLast(6)) : name
    self = Self.allCases.first { $0.suffixes.contains(where: base.hasSuffix) } ?? .things
  }
}
