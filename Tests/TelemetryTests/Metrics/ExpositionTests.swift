import Metrics
import Telemetry
import Testing

@Suite("What Prometheus reads")
struct ExpositionTests {
  @Test("A counter counts things, and parts of things, of each label set")
  func counter() throws {
    let registry = try PrometheusRegistry(describing: [
      .counter("flags_emitted_total", help: "Flags raised.", labelSets: [["kind": "head_turn"]])
    ])
    Counter(label: "flags_emitted", dimensions: [("kind", "phone")], factory: registry).increment(by: 2)
    Counter(label: "flags_emitted_total", dimensions: [("kind", "phone")], factory: registry).increment()
    FloatingPointCounter(label: "flags_emitted", dimensions: [("kind", "phone")], factory: registry)
      .increment(by: 0.5)
    #expect(
      registry.lines == [
        "# HELP flags_emitted_total Flags raised.",
        "# TYPE flags_emitted_total counter",
        #"flags_emitted_total{kind="head_turn"} 0"#,
        #"flags_emitted_total{kind="phone"} 3.5"#,
      ])
  }

  @Test("A counter can be set back")
  func reset() throws {
    let registry = try PrometheusRegistry(describing: [])
    let counter = Counter(label: "a", factory: registry)
    counter.increment(by: 7)
    counter.reset()
    counter.increment()
    #expect(registry.value(of: "a_total") == "1")
  }

  @Test("A gauge and a meter hold the last value and move")
  func gauges() throws {
    let registry = try PrometheusRegistry(describing: [
      .gauge("spool_bytes", help: "On disk.", unit: .bytes, labelSets: [[:]])
    ])
    #expect(registry.value(of: "spool_bytes") == "0")
    Gauge(label: "spool.bytes", factory: registry).record(12)
    let meter = Meter(label: "spool_bytes", factory: registry)
    meter.increment(by: 3)
    meter.decrement(by: 0.5)
    #expect(registry.value(of: "spool_bytes") == "14.5")
    meter.set(-4)
    #expect(registry.value(of: "spool_bytes") == "-4")
  }

  @Test("A histogram has cumulative buckets, a bound belonging to its bucket, a sum and a count")
  func histogram() throws {
    let registry = try PrometheusRegistry(describing: [
      .histogram("answer_words", help: "Words.", unit: .things, buckets: [1, 2.5, 10])
    ])
    let recorder = Recorder(label: "answer_words", dimensions: [("lang", "en")], factory: registry)
    for value in [0.5, 1, 1.5, 2.5, 9, 11] { recorder.record(value) }
    #expect(
      registry.lines == [
        "# HELP answer_words Words.", "# TYPE answer_words histogram",
        #"answer_words_bucket{lang="en",le="1"} 2"#, #"answer_words_bucket{lang="en",le="2.5"} 4"#,
        #"answer_words_bucket{lang="en",le="10"} 5"#, #"answer_words_bucket{lang="en",le="+Inf"} 6"#,
        #"answer_words_sum{lang="en"} 25.5"#, #"answer_words_count{lang="en"} 6"#,
      ])
  }

  @Test("A timer is shown in the unit of its description, and in seconds where it has none")
  func timers() throws {
    let registry = try PrometheusRegistry(describing: [
      .histogram("job_seconds", help: "Jobs.", unit: .seconds, buckets: [0.1, 1])
    ])
    Timer(label: "job", factory: registry).recordMilliseconds(250)
    Timer(label: "http.server.request.duration", factory: registry).recordNanoseconds(1_500_000)
    #expect(registry.value(of: "job_seconds_sum") == "0.25")
    #expect(registry.value(of: #"job_seconds_bucket{le="0.1"}"#) == "0")
    #expect(registry.value(of: #"job_seconds_bucket{le="1"}"#) == "1")
    #expect(registry.value(of: "http_server_request_duration_seconds_sum") == "0.0015")
    #expect(
      registry.lines.contains(
        "# HELP http_server_request_duration_seconds What the program calls http.server.request.duration."))
  }

  @Test("Metrics are sorted by name, and one that is described stands there before it is measured")
  func order() throws {
    let registry = try PrometheusRegistry(describing: [
      .gauge("b", help: "B."), .counter("c_total", help: "C."), .gauge("a", help: "A."),
    ])
    #expect(
      registry.lines == [
        "# HELP a A.", "# TYPE a gauge", "# HELP b B.", "# TYPE b gauge", "# HELP c_total C.",
        "# TYPE c_total counter",
      ])
  }

  @Test(
    "Numbers are written as Go reads them",
    arguments: [
      (0, "0"), (-0.0, "0"), (1, "1"), (-3, "-3"), (0.1, "0.1"), (1e-9, "1e-09"), (1e15, "1000000000000000"),
      (1e300, "1e+300"), (.nan, "NaN"), (.infinity, "+Inf"), (-.infinity, "-Inf"),
      (9_007_199_254_740_992, "9007199254740992"),
    ])
  func numbers(value: Double, text: String) throws {
    let registry = try PrometheusRegistry(describing: [])
    Meter(label: "g", factory: registry).set(value)
    #expect(registry.value(of: "g") == text)
  }

  @Test("A gauge that is destroyed is shown no more; sums stay")
  func destruction() throws {
    let registry = try PrometheusRegistry(describing: [])
    let meter = Meter(label: "open_sessions", factory: registry)
    meter.set(3)
    let counter = Counter(label: "done", factory: registry)
    counter.increment()
    let timer = Timer(label: "job", factory: registry)
    timer.recordSeconds(1)
    meter.destroy()
    counter.destroy()
    timer.destroy()
    #expect(registry.value(of: "open_sessions") == nil)
    #expect(registry.value(of: "done_total") == "1")
    #expect(registry.value(of: "job_seconds_count") == "1")
    // The old holder cannot take away a gauge that came after it.
    let next = Meter(label: "open_sessions", factory: registry)
    next.set(4)
    meter.destroy()
    #expect(registry.value(of: "open_sessions") == "4")
  }
}
