/// What a histogram held at one moment.
struct HistogramValue: Hashable {
  /// Upper bounds, inclusive.
  var bounds: [Double]
  /// For each bound, then for what is above the last: how many.
  let counts: [UInt64]
  /// All values together.
  var sum: Double

  /// The same in another unit of time.
  func converted(from unit: MetricUnit, to other: MetricUnit) -> Self {
    Self(
      bounds: bounds.map { unit.converted($0, to: other) }, counts: counts,
      sum: unit.converted(sum, to: other))
  }
}

/// What a series held at one moment.
enum SeriesValue: Hashable {
  case number(Double)
  case histogram(HistogramValue)
}

/// A metric with its series, as they were at one moment.
struct FamilySnapshot {
  struct Sample {
    let labels: LabelSet
    let value: SeriesValue
  }

  let name: String
  let help: String
  let kind: MetricKind
  let samples: [Sample]
}

extension FamilySnapshot {
  /// A metric, and its twin where it has one, of the same values.
  static func family(_ description: MetricDescription, _ samples: [Sample]) -> [FamilySnapshot] {
    let own = Self(
      name: description.name, help: description.help, kind: description.kind, samples: samples)
    guard let twin = description.twin else { return [own] }
    return [
      own,
      Self(
        name: twin.name, help: description.help, kind: description.kind,
        samples: samples.map { $0.converted(from: description.unit, to: twin.unit) }),
    ]
  }
}

extension FamilySnapshot.Sample {
  fileprivate func converted(from unit: MetricUnit, to other: MetricUnit) -> Self {
    switch value {
    case .number: self
    case .histogram(let histogram):
      Self(labels: labels, value: .histogram(histogram.converted(from: unit, to: other)))
    }
  }
}

extension MetricUnit {
  /// The same time in another unit; what is no time stays as it is.
  func converted(_ value: Double, to other: MetricUnit) -> Double {
    guard other != self, let length = nanoseconds, let otherLength = other.nanoseconds else { return value }
    // Multiplied first, so that 250 ms are 0.25 s and not a little more.
    return value * length / otherLength
  }
}
