/// What a program measures with.
enum Instrument {
  case counter, gauge, recorder, timer

  var kind: MetricKind {
    switch self {
    case .counter: .counter
    case .gauge: .gauge
    case .recorder, .timer: .histogram
    }
  }

  /// What Prometheus wants at the end of a name.
  fileprivate var suffix: String {
    switch self {
    case .counter: "_total"
    case .timer: "_seconds"
    case .gauge, .recorder: ""
    }
  }
}

/// How a measurement is kept.
struct MetricPlan {
  let description: MetricDescription
  /// What recorders give; another than the description's where a twin is named.
  let unit: MetricUnit
}

/// Finds the description of a metric by what the program calls it.
struct MetricCatalogue: Sendable {
  private let plans: [String: MetricPlan]

  /// Later ones of the same name count; that there are none is checked elsewhere.
  init(_ descriptions: [MetricDescription]) {
    var plans: [String: MetricPlan] = [:]
    for description in descriptions {
      plans[description.name] = MetricPlan(description: description, unit: description.unit)
      guard let twin = description.twin else { continue }
      plans[twin.name] = MetricPlan(description: description, unit: twin.unit)
    }
    self.plans = plans
  }

  /// The description of a label, with or without the suffix of its kind; a plain one where there is none.
  func plan(for label: String, _ instrument: Instrument) -> MetricPlan {
    let clean = MetricName.cleaned(label)
    let full = clean.hasSuffix(instrument.suffix) ? clean : clean + instrument.suffix
    for name in [full, clean] {
      if let plan = plans[name], plan.description.kind == instrument.kind { return plan }
    }
    return Self.plain(full, label: label, instrument)
  }

  private static func plain(_ name: String, label: String, _ instrument: Instrument) -> MetricPlan {
    let unit = MetricUnit(ofMetric: name)
    let help = "What the program calls \(MetricName.shown(label))."
    let description =
      switch instrument.kind {
      case .counter: MetricDescription.counter(name, help: help, unit: unit)
      case .gauge: MetricDescription.gauge(name, help: help, unit: unit)
      case .histogram: MetricDescription.histogram(name, help: help, unit: unit)
      }
    return MetricPlan(description: description, unit: unit)
  }
}
