import Metrics
import Telemetry
import Testing

@Suite("What a registry does not keep")
struct BoundTests {
  @Test("Label sets beyond the bound are counted in one series, and those that were there go on")
  func overflow() throws {
    let registry = try PrometheusRegistry(
      describing: [.histogram("h", help: "H.", unit: .things, buckets: [1])], mostLabelSets: 3)
    for round in 0..<2 {
      for place in 0..<1_000 {
        let labels = [("id", "\(place)")]
        Counter(label: "c", dimensions: labels, factory: registry).increment()
        Recorder(label: "h", dimensions: labels, factory: registry).record(round)
      }
    }
    #expect(registry.value(of: #"c_total{id="2"}"#) == "2")
    #expect(registry.value(of: #"c_total{id="3"}"#) == nil)
    #expect(registry.value(of: #"c_total{overflow="true"}"#) == "1994")
    #expect(registry.value(of: #"h_count{overflow="true"}"#) == "1994")
    #expect(registry.allLines.count { $0.hasPrefix("c_total{") } == 4)
    #expect(registry.allLines.count { $0.hasPrefix("h_count{") } == 4)
  }

  @Test("Without another bound there are 200 label sets a metric")
  func defaultBound() throws {
    let registry = try PrometheusRegistry(describing: [])
    for place in 0..<300 {
      Counter(label: "c", dimensions: [("id", "\(place)")], factory: registry).increment()
    }
    #expect(registry.allLines.count { $0.hasPrefix("c_total{id=") } == 200)
    #expect(registry.value(of: #"c_total{overflow="true"}"#) == "100")
  }

  @Test("A gauge beyond the bound is refused and counted, until another is destroyed")
  func gauges() throws {
    let registry = try PrometheusRegistry(describing: [], mostLabelSets: 1)
    let first = Meter(label: "g", dimensions: [("id", "1")], factory: registry)
    first.set(1)
    let refused = Meter(label: "g", dimensions: [("id", "2")], factory: registry)
    refused.set(2)
    refused.set(2.0)
    refused.increment(by: 1)
    refused.decrement(by: 1)
    Gauge(label: "g", dimensions: [("id", "2")], factory: registry).record(2)
    #expect(registry.value(of: #"g{id="2"}"#) == nil)
    #expect(registry.refused("too_many_label_sets") == "5")
    first.destroy()
    Meter(label: "g", dimensions: [("id", "2")], factory: registry).set(2)
    #expect(registry.lines.suffix(1) == [#"g{id="2"} 2"#])
  }

  @Test("Metrics beyond the bound are refused and counted")
  func metrics() throws {
    let registry = try PrometheusRegistry(describing: [.gauge("g", help: "G.")], mostMetrics: 2)
    for place in 0..<10 { Counter(label: "c\(place)", factory: registry).increment() }
    #expect(registry.lines.count { $0.hasPrefix("# TYPE") } == 2)
    #expect(registry.refused("too_many_metrics") == "9")
  }

  @Test("A name that has another kind or unit is refused and counted")
  func kinds() throws {
    let registry = try PrometheusRegistry(describing: [
      .histogram("words", help: "W.", unit: .things), .counter("a_total", help: "A."),
    ])
    Meter(label: "words", factory: registry).set(1)
    Meter(label: "words_sum", factory: registry).set(1)
    Meter(label: "a_total", factory: registry).set(1)
    Meter(label: "telemetry_refused_measurements_total", factory: registry).set(1)
    Counter(label: "telemetry_refused_measurements", factory: registry).increment()
    Timer(label: "words_seconds", factory: registry).recordSeconds(1)
    #expect(registry.refused("name_taken") == "5")
    #expect(registry.value(of: "words_count") == nil)
    #expect(registry.value(of: "words_seconds_count") == "1")
  }

  @Test("A timer is not recorded into what is no time")
  func timerOfThings() throws {
    let registry = try PrometheusRegistry(describing: [.histogram("words", help: "W.", unit: .things)])
    Timer(label: "words", factory: registry).recordSeconds(1)
    #expect(registry.refused("name_taken") == "1")
    #expect(registry.lines.count == 2)
  }

  @Test("What is no number, and what would let a sum fall, is refused and counted")
  func numbers() throws {
    let registry = try PrometheusRegistry(describing: [])
    let counter = registry.makeFloatingPointCounter(label: "c", dimensions: [])
    for amount in [Double.nan, .infinity, -.infinity, -1] { counter.increment(by: amount) }
    let whole = registry.makeCounter(label: "c", dimensions: [])
    whole.increment(by: -5)
    whole.increment(by: 2)
    let recorder = Recorder(label: "r", factory: registry)
    for value in [Double.nan, .infinity, -.infinity, -1] { recorder.record(value) }
    Timer(label: "t", factory: registry).recordNanoseconds(Int64(-1))
    #expect(registry.value(of: "c_total") == "2")
    #expect(registry.value(of: "r_sum") == "-1")
    #expect(registry.value(of: "r_count") == "1")
    #expect(registry.value(of: "t_seconds_count") == "0")
    #expect(registry.refused("not_finite") == "6")
    #expect(registry.refused("negative") == "3")
  }
}
