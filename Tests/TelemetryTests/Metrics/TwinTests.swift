import Metrics
import Telemetry
import TestSupport
import Testing

@Suite("A latency under two names")
struct TwinTests {
  private let registry: PrometheusRegistry

  init() throws {
    registry = try PrometheusRegistry(describing: [
      .histogram(
        "asr_latency_ms", help: "From the end of speech to its text.", unit: .milliseconds,
        buckets: [9, 250, 300], twin: MetricTwin("asr_latency_seconds", unit: .seconds), labelSets: [[:]])
    ])
  }

  @Test("One measurement feeds both, and bounds stay round numbers")
  func both() {
    Timer(label: "asr_latency_ms", factory: registry).recordMilliseconds(250)
    #expect(
      registry.lines == [
        "# HELP asr_latency_ms From the end of speech to its text.", "# TYPE asr_latency_ms histogram",
        #"asr_latency_ms_bucket{le="9"} 0"#, #"asr_latency_ms_bucket{le="250"} 1"#,
        #"asr_latency_ms_bucket{le="300"} 1"#, #"asr_latency_ms_bucket{le="+Inf"} 1"#,
        "asr_latency_ms_sum 250", "asr_latency_ms_count 1",
        "# HELP asr_latency_seconds From the end of speech to its text.",
        "# TYPE asr_latency_seconds histogram",
        #"asr_latency_seconds_bucket{le="0.009"} 0"#, #"asr_latency_seconds_bucket{le="0.25"} 1"#,
        #"asr_latency_seconds_bucket{le="0.3"} 1"#, #"asr_latency_seconds_bucket{le="+Inf"} 1"#,
        "asr_latency_seconds_sum 0.25", "asr_latency_seconds_count 1",
      ])
  }

  @Test("It does not matter under which name, or with what, it is measured")
  func anyName() {
    Timer(label: "asr_latency_ms", factory: registry).recordMilliseconds(200)
    Timer(label: "asr_latency_seconds", factory: registry).recordMilliseconds(200)
    Timer(label: "asr.latency", factory: registry).recordMilliseconds(200)
    Recorder(label: "asr_latency_ms", factory: registry).record(200)
    Recorder(label: "asr_latency_seconds", factory: registry).record(0.2)
    Recorder(label: "asr_latency_seconds", factory: registry).record(1)
    #expect(registry.value(of: "asr_latency_ms_sum") == "2000")
    #expect(registry.value(of: "asr_latency_seconds_sum") == "2")
    #expect(registry.value(of: #"asr_latency_ms_bucket{le="250"}"#) == "5")
    #expect(registry.value(of: "asr_latency_seconds_count") == "6")
    #expect(registry.lines.count == 16)
  }

  @Test("Both agree, and with plain counting, whatever is measured", arguments: [UInt64(1), 2, 3])
  func agreement(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var values: [Int64] = []
    for _ in 0..<1_000 {
      let value = Int64.random(in: 0...400_000_000, using: &random)
      values.append(value)
      Timer(label: "asr_latency_ms", factory: registry).recordNanoseconds(value)
    }
    for (milliseconds, seconds) in [("9", "0.009"), ("250", "0.25"), ("300", "0.3")] {
      let limit = (Int64(milliseconds) ?? 0) * 1_000_000
      let count = String(values.count { $0 <= limit })
      let comment: Comment = "seed \(seed)"
      #expect(registry.value(of: "asr_latency_ms_bucket{le=\"\(milliseconds)\"}") == count, comment)
      #expect(registry.value(of: "asr_latency_seconds_bucket{le=\"\(seconds)\"}") == count, comment)
    }
  }
}
