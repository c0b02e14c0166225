import Metrics
import Telemetry
import Testing

@Suite("Measuring from many tasks at once")
struct ConcurrencyTests {
  private static let tasks = 64
  private static let rounds = 1_000

  @Test("Nothing is lost: counters, meters and histograms are exact")
  func exact() async throws {
    let registry = try PrometheusRegistry(
      describing: [.histogram("h", help: "H.", unit: .things, buckets: [499, 998])], mostLabelSets: 8)
    await withTaskGroup { group in
      for task in 0..<Self.tasks {
        group.addTask {
          // Each makes its own, and so asks for the same series at the same time.
          let labels = [("task", "\(task % 4)")]
          let counter = Counter(label: "c", dimensions: labels, factory: registry)
          let parts = FloatingPointCounter(label: "c", dimensions: labels, factory: registry)
          let meter = Meter(label: "g", factory: registry)
          let recorder = Recorder(label: "h", factory: registry)
          for round in 0..<Self.rounds {
            counter.increment()
            parts.increment(by: 0.5)
            meter.increment(by: 2)
            meter.decrement(by: 1)
            recorder.record(round)
          }
        }
      }
    }
    let each = Self.tasks / 4 * Self.rounds
    for label in 0..<4 { #expect(registry.value(of: "c_total{task=\"\(label)\"}") == "\(each * 3 / 2)") }
    #expect(registry.value(of: "g") == "\(Self.tasks * Self.rounds)")
    #expect(registry.value(of: #"h_bucket{le="499"}"#) == "\(Self.tasks * 500)")
    #expect(registry.value(of: #"h_bucket{le="998"}"#) == "\(Self.tasks * 999)")
    #expect(registry.value(of: "h_sum") == "\(Self.tasks * 499_500)")
    #expect(registry.value(of: "h_count") == "\(Self.tasks * Self.rounds)")
  }

  @Test("More label sets than there may be are counted exactly as well")
  func overflow() async throws {
    let registry = try PrometheusRegistry(describing: [], mostLabelSets: 5)
    await withTaskGroup { group in
      for task in 0..<Self.tasks {
        group.addTask {
          for round in 0..<100 {
            Counter(label: "c", dimensions: [("id", "\(task)-\(round)")], factory: registry).increment()
          }
        }
      }
    }
    #expect(registry.allLines.count { $0.hasPrefix("c_total{id=") } == 5)
    #expect(registry.value(of: #"c_total{overflow="true"}"#) == "\(Self.tasks * 100 - 5)")
  }

  @Test(
    "A text that is read meanwhile is sound: a histogram's count is that of its last bucket and fits its sum")
  func reading() async throws {
    let registry = try PrometheusRegistry(describing: [
      .histogram("h", help: "H.", unit: .things, buckets: [1], labelSets: [[:]])
    ])
    await withTaskGroup { group in
      for _ in 0..<4 {
        group.addTask { for _ in 0..<5_000 { Recorder(label: "h", factory: registry).record(2) } }
        group.addTask {
          for _ in 0..<200 {
            let lines = registry.allLines
            let count = lines.first { $0.hasPrefix("h_count ") }?.dropFirst(8)
            #expect(lines.contains("h_bucket{le=\"+Inf\"} \(count ?? "none")"))
            #expect(lines.contains("h_sum \((count.flatMap { Int($0) } ?? -1) * 2)"))
          }
        }
      }
    }
    #expect(registry.value(of: "h_count") == "20000")
  }
}
