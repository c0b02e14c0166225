import CoreMetrics
import Synchronization

/// Keeps what a program measures and shows it to Prometheus.
///
/// A measurement takes one lock, that of its series. Names and labels are made fit for Prometheus: what it does not take
/// becomes `_`, labels that it gives a meaning get the prefix `exported_`, a counter's name ends with `_total`. A timer
/// that nobody described is shown in seconds, and its name ends so. What is not kept, such as a number that is none, is
/// counted in `telemetry_refused_measurements_total`.
public final class PrometheusRegistry: Sendable {
  /// What ``text()`` is, as HTTP says it.
  public static let contentType = "text/plain; version=0.0.4; charset=utf-8"

  let catalogue: MetricCatalogue
  let refusals = RefusalCounts()
  private let table: Mutex<SeriesTable>

  /// Begins with the metrics that are described; others are taken as they come.
  ///
  /// - Parameters:
  ///   - mostMetrics: At least 1. What is measured under further names is refused.
  ///   - mostLabelSets: For each metric, at least 1. Further sets of a counter or histogram are counted together, in a
  ///     series `overflow="true"`; those of a gauge are refused.
  public init(
    describing descriptions: [MetricDescription], mostMetrics: Int = 500, mostLabelSets: Int = 200
  ) throws(TelemetryError) {
    catalogue = MetricCatalogue(descriptions)
    var table = SeriesTable(mostMetrics: mostMetrics, mostLabelSets: mostLabelSets, refusals: refusals)
    for description in descriptions {
      try DescriptionCheck.check(description, mostLabelSets: mostLabelSets)
      try Self.begin(description, in: &table, mostMetrics: mostMetrics)
    }
    self.table = Mutex(table)
  }

  /// All metrics in the text exposition format 0.0.4, sorted by name.
  public func text() -> [UInt8] {
    let families = table.withLock { $0.snapshot() } + [refusals.snapshot()]
    var text = PrometheusText()
    for family in families.sorted(by: { $0.name < $1.name }) { text.append(family) }
    return text.bytes
  }

  private static func begin(
    _ description: MetricDescription, in table: inout SeriesTable, mostMetrics: Int
  ) throws(TelemetryError) {
    do throws(Refusal) {
      try table.add(description)
      for labels in description.labelSets {
        _ = try table.series(description, LabelSet(labels.map { ($0, $1) }))
      }
    } catch {
      throw error == .tooManyMetrics ? .tooManyMetrics(most: mostMetrics) : .metricNameTaken(description.name)
    }
  }

  /// The series of a measurement, or why there is none.
  func series(_ plan: MetricPlan, _ dimensions: [(String, String)]) -> Result<Series, Refusal> {
    let labels = LabelSet(dimensions)
    return table.withLock { table in
      Result { () throws(Refusal) in try table.series(plan.description, labels) }
    }
  }

  func refused(_ series: Result<Series, Refusal>) -> RefusedSeries {
    guard case .failure(let refusal) = series else { return RefusedSeries(.nameTaken, counts: refusals) }
    return RefusedSeries(refusal, counts: refusals)
  }

  func forget(_ gauge: GaugeSeries?) {
    guard let gauge else { return }
    table.withLock { $0.remove(gauge) }
  }
}
