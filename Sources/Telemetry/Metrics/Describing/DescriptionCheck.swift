/// Whether a description can be shown at all, and under a name that tells its kind and unit.
enum DescriptionCheck {
  static let mostBuckets = 64

  static func check(_ description: MetricDescription, mostLabelSets: Int) throws(TelemetryError) {
    try checkName(description.name, kind: description.kind, unit: description.unit)
    if description.kind == .histogram { try checkBuckets(of: description) }
    if let twin = description.twin { try check(twin, of: description) }
    guard description.labelSets.count <= mostLabelSets else {
      throw .tooManyLabelSets(metric: description.name, most: mostLabelSets)
    }
  }

  private static func checkName(_ name: String, kind: MetricKind, unit: MetricUnit)
    throws(TelemetryError)
  {
    guard MetricName.isSound(name) else {
      throw .badMetricName(
        name,
        why: "is none; use ASCII letters, digits and _, no digit first, at most \(MetricName.mostBytes)")
    }
    guard name.hasSuffix("_total") == (kind == .counter) else {
      let why = kind == .counter ? "is a counter's: end it with _total" : "is no counter's: leave _total out"
      throw .badMetricName(name, why: why)
    }
    let base = kind == .counter ? String(name.dropLast(6)) : name
    guard unit.suffixes.isEmpty || unit.suffixes.contains(where: base.hasSuffix) else {
      throw .badMetricName(name, why: "does not tell its unit: add \(unit.suffixes[0])")
    }
  }

  private static func checkBuckets(of description: MetricDescription) throws(TelemetryError) {
    let bounds = description.buckets
    guard (1...mostBuckets).contains(bounds.count) else {
      throw .badBuckets(
        metric: description.name, why: "there are \(bounds.count); give 1 to \(mostBuckets)")
    }
    guard bounds.allSatisfy(\.isFinite), zip(bounds, bounds.dropFirst()).allSatisfy(<) else {
      throw .badBuckets(metric: description.name, why: "give finite numbers, each above the one before")
    }
  }

  private static func check(_ twin: MetricTwin, of description: MetricDescription) throws(TelemetryError) {
    let isPossible = description.kind == .histogram && description.unit.nanoseconds != nil
    guard isPossible, twin.unit.nanoseconds != nil else {
      throw .badTwin(metric: description.name, why: "only times have two; leave the twin out")
    }
    try checkName(twin.name, kind: description.kind, unit: twin.unit)
  }
}
