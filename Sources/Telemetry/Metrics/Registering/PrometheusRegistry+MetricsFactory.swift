import CoreMetrics

extension PrometheusRegistry: MetricsFactory {
  /// Counts whole things.
  public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
    let found = series(catalogue.plan(for: label, .counter), dimensions)
    if case .success(.counter(let series)) = found { return series }
    return refused(found)
  }

  /// Counts what is not whole; together with whole things of the same name.
  public func makeFloatingPointCounter(label: String, dimensions: [(String, String)])
    -> any FloatingPointCounterHandler
  {
    let found = series(catalogue.plan(for: label, .counter), dimensions)
    if case .success(.counter(let series)) = found { return series }
    return refused(found)
  }

  /// Holds a value.
  public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
    let found = series(catalogue.plan(for: label, .gauge), dimensions)
    if case .success(.gauge(let series)) = found { return series }
    return refused(found)
  }

  /// Holds a value, or counts values by range where it aggregates.
  public func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool)
    -> any RecorderHandler
  {
    let plan = catalogue.plan(for: label, aggregate ? .recorder : .gauge)
    let found = series(plan, dimensions)
    switch found {
    case .success(.gauge(let series)): return series
    case .success(.histogram(let series)) where plan.unit == plan.description.unit: return series
    case .success(.histogram(let series)):
      return TwinRecorder(series, from: plan.unit, to: plan.description.unit)
    case .success(.counter), .failure: return refused(found)
    }
  }

  /// Counts times by range.
  public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    let plan = catalogue.plan(for: label, .timer)
    guard plan.unit.nanoseconds != nil else { return RefusedSeries(.nameTaken, counts: refusals) }
    let found = series(plan, dimensions)
    if case .success(.histogram(let series)) = found { return series }
    return refused(found)
  }

  /// Nothing: a sum that vanished and came back would look to Prometheus like a restart.
  public func destroyCounter(_ handler: any CounterHandler) {}

  /// Nothing, as with ``destroyCounter(_:)``.
  public func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}

  /// Nothing, as with ``destroyCounter(_:)``.
  public func destroyTimer(_ handler: any TimerHandler) {}

  /// Forgets the value: what is gone has no level. Whoever holds the same gauge sets it unseen from then on.
  public func destroyMeter(_ handler: any MeterHandler) { forget(handler as? GaugeSeries) }

  /// Forgets a value as ``destroyMeter(_:)`` does; a histogram stays.
  public func destroyRecorder(_ handler: any RecorderHandler) { forget(handler as? GaugeSeries) }
}
