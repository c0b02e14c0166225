import Telemetry
import Testing

@Suite("Descriptions that cannot be")
struct DescriptionTests {
  private func fault(_ descriptions: MetricDescription...) -> String? {
    do throws(TelemetryError) {
      _ = try PrometheusRegistry(describing: descriptions, mostMetrics: 3, mostLabelSets: 2)
      return nil
    } catch {
      return "\(error)"
    }
  }

  private func histogram(_ buckets: [Double]) -> MetricDescription {
    .histogram("h", help: "H.", unit: .things, buckets: buckets)
  }

  private func twin(
    _ name: String = "l_seconds", _ unit: MetricUnit = .seconds, of own: MetricUnit = .milliseconds
  ) -> MetricDescription {
    .histogram("l_ms", help: "L.", unit: own, twin: MetricTwin(name, unit: unit))
  }

  @Test("A name is one, and tells kind and unit")
  func names() {
    let none = "is none; use ASCII letters, digits and _, no digit first, at most 200"
    #expect(fault(.gauge("", help: "")) == "the metric name \"\" \(none)")
    #expect(fault(.gauge("a.b", help: "")) == "the metric name \"a.b\" \(none)")
    #expect(fault(.gauge("1a", help: "")) == "the metric name \"1a\" \(none)")
    #expect(fault(.gauge("a\nb", help: "")) == "the metric name \"a?b\" \(none)")
    let long = String(repeating: "x", count: 1_000_000)
    #expect(fault(.gauge(long, help: "")) == "the metric name \"\(long.prefix(60))…\" \(none)")
    #expect(fault(.counter("a", help: "")) == "the metric name \"a\" is a counter's: end it with _total")
    #expect(
      fault(.gauge("a_total", help: "")) == "the metric name \"a_total\" is no counter's: leave _total out")
    #expect(
      fault(.gauge("a", help: "", unit: .bytes))
        == "the metric name \"a\" does not tell its unit: add _bytes")
    #expect(fault(.counter("cpu_seconds_total", help: "", unit: .seconds)) == nil)
    #expect(
      fault(.gauge("a_ms", help: "", unit: .milliseconds), .gauge("r_ratio", help: "", unit: .ratio)) == nil)
  }

  @Test("No name comes twice, those of twins and parts included")
  func taken() {
    func taken(_ name: String) -> String {
      "the metric name \"\(name)\" is taken by another metric; rename one of them"
    }
    #expect(fault(.gauge("a", help: ""), .gauge("a", help: "")) == taken("a"))
    #expect(fault(histogram([1]), .gauge("h_sum", help: "")) == taken("h_sum"))
    #expect(fault(.gauge("h_bucket", help: ""), histogram([1])) == taken("h"))
    #expect(fault(twin(), .gauge("l_seconds_count", help: "")) == taken("l_seconds_count"))
    #expect(fault(twin("l_ms", .milliseconds)) == taken("l_ms"))
    #expect(
      fault(.counter("telemetry_refused_measurements_total", help: ""))
        == taken("telemetry_refused_measurements_total"))
  }

  @Test("Buckets rise and are few")
  func buckets() {
    let count = "the buckets of \"h\" cannot be used: there are"
    let order = "the buckets of \"h\" cannot be used: give finite numbers, each above the one before"
    #expect(fault(histogram([])) == "\(count) 0; give 1 to 64")
    #expect(fault(histogram((0..<65).map(Double.init))) == "\(count) 65; give 1 to 64")
    #expect(fault(histogram((0..<64).map(Double.init))) == nil)
    let wrong: [[Double]] = [
      [1, 1], [2, 1], [.nan], [1, .nan, 2], [1, .infinity], [-Double.infinity, 1],
    ]
    for buckets in wrong {
      #expect(fault(histogram(buckets)) == order)
    }
    #expect(fault(histogram([-1, 0, 0.5])) == nil)
  }

  @Test("Buckets that are not named fit their unit", arguments: MetricUnit.allCases)
  func defaultBuckets(unit: MetricUnit) {
    let name =
      switch unit {
      case .things: "a"
      case .seconds: "a_seconds"
      case .milliseconds: "a_ms"
      case .bytes: "a_bytes"
      case .ratio: "a_ratio"
      }
    #expect(fault(.histogram(name, help: "", unit: unit)) == nil)
  }

  @Test("Only times have twins")
  func twins() {
    let only = "\"l_ms\" cannot be shown in a second unit: only times have two; leave the twin out"
    #expect(fault(twin()) == nil)
    #expect(fault(twin("l_bytes", .bytes)) == only)
    #expect(fault(twin(of: .things)) == only)
    #expect(fault(twin("l")) == "the metric name \"l\" does not tell its unit: add _seconds")
  }

  @Test("Metrics and label sets have bounds")
  func bounds() {
    #expect(
      fault(.counter("a_total", help: "", labelSets: [["a": "1"], ["a": "2"], ["a": "3"]]))
        == "\"a_total\" is described with more than 2 label sets; describe fewer")
    #expect(
      fault(.gauge("a", help: ""), .gauge("b", help: ""), .gauge("c", help: ""), .gauge("d", help: ""))
        == "more than 3 metrics are described; describe fewer")
  }
}
