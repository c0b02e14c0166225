/// A series of one of the kinds.
enum Series {
  case counter(CounterSeries)
  case gauge(GaugeSeries)
  case histogram(HistogramSeries)

  fileprivate var value: SeriesValue {
    switch self {
    case .counter(let series): .number(series.value)
    case .gauge(let series): .number(series.value)
    case .histogram(let series): .histogram(series.value)
    }
  }
}

/// All metrics with their series. It is bounded: whatever labels a program makes up, memory does not grow with them.
struct SeriesTable {
  private struct Family {
    let description: MetricDescription
    var series: [LabelSet: Series] = [:]
  }

  private let mostMetrics: Int
  private let mostLabelSets: Int
  private let refusals: RefusalCounts
  private var families: [String: Family] = [:]
  private var takenNames: Set<String> = [RefusalCounts.metricName]

  init(mostMetrics: Int, mostLabelSets: Int, refusals: RefusalCounts) {
    self.mostMetrics = mostMetrics
    self.mostLabelSets = mostLabelSets
    self.refusals = refusals
  }

  /// Makes room for a metric.
  mutating func add(_ description: MetricDescription) throws(Refusal) {
    guard families.count < mostMetrics else { throw .tooManyMetrics }
    let names = description.shownNames
    guard takenNames.isDisjoint(with: names), Set(names).count == names.count else { throw .nameTaken }
    takenNames.formUnion(names)
    families[description.name] = Family(description: description)
  }

  /// The series of a label set, made where there is none. Beyond the bound counters and histograms count into one that
  /// all further sets share; a gauge cannot be shared and is refused.
  mutating func series(_ description: MetricDescription, _ labels: LabelSet) throws(Refusal) -> Series {
    if families[description.name] == nil { try add(description) }
    guard let family = families[description.name], family.description.kind == description.kind else {
      throw .nameTaken
    }
    if let series = family.series[labels] { return series }
    guard isFull(family) else { return make(family.description, labels) }
    guard description.kind != .gauge else { throw .tooManyLabelSets }
    return family.series[.overflow] ?? make(family.description, .overflow)
  }

  /// Forgets a gauge; its place is free again.
  mutating func remove(_ gauge: GaugeSeries) {
    guard case .gauge(let kept) = families[gauge.metric]?.series[gauge.labels], kept === gauge else { return }
    families[gauge.metric]?.series[gauge.labels] = nil
  }

  /// What all hold now, each series at one moment.
  func snapshot() -> [FamilySnapshot] {
    families.values.flatMap { family in
      FamilySnapshot.family(
        family.description, family.series.map { FamilySnapshot.Sample(labels: $0, value: $1.value) })
    }
  }

  private func isFull(_ family: Family) -> Bool {
    family.series.count - (family.series[.overflow] == nil ? 0 : 1) >= mostLabelSets
  }

  private mutating func make(_ description: MetricDescription, _ labels: LabelSet) -> Series {
    let series: Series =
      switch description.kind {
      case .counter: .counter(CounterSeries(refusals: refusals))
      case .gauge: .gauge(GaugeSeries(metric: description.name, labels: labels))
      case .histogram: .histogram(HistogramSeries(description, refusals: refusals))
      }
    families[description.name]?.series[labels] = series
    return series
  }
}
