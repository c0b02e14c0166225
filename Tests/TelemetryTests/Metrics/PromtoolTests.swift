import Foundation
import Metrics
import Telemetry
import TestSupport
import Testing

@Suite(
  "What promtool says",
  .enabled(if: Availability.tool("promtool") != nil, "promtool is not installed (Debian package prometheus)"))
struct PromtoolTests {
  /// What it prints about a text, sorted; it reads standard input alone.
  private func complaints(about text: [UInt8]) async throws -> (status: Int32, lines: [String]) {
    let folder = try TemporaryFolder()
    let file = try folder.write(Data(text), to: "metrics.txt")
    let ending = try await ChildProcess.run(
      URL(fileURLWithPath: "/bin/sh"), ["-c", "exec promtool check metrics < \"$0\"", file.path])
    let lines = (ending.errors + ending.output).split(separator: "\n").map(String.init)
    return (ending.status, lines.sorted())
  }

  private func measured(_ registry: PrometheusRegistry) {
    for kind in ["head_turn", "phone"] {
      Counter(label: "flags_emitted", dimensions: [("kind", kind)], factory: registry).increment()
    }
    Timer(label: "asr_latency_ms", factory: registry).recordMilliseconds(250)
    Timer(label: "rag_latency_ms", factory: registry).recordMilliseconds(12)
    Meter(label: "spool_bytes", factory: registry).set(1e300)
  }

  private static func latency(_ name: String) -> MetricDescription {
    .histogram(
      "\(name)_ms", help: "How long it took.", unit: .milliseconds,
      twin: MetricTwin("\(name)_seconds", unit: .seconds), labelSets: [[:]])
  }

  @Test("It takes everything, and complains only about the two names in milliseconds")
  func product() async throws {
    let registry = try PrometheusRegistry(describing: [
      .counter("flags_emitted_total", help: "Flags raised."), .gauge("not_measured_yet", help: "Nothing."),
      .gauge("spool_bytes", help: "On disk.", unit: .bytes), Self.latency("asr_latency"),
      Self.latency("rag_latency"),
    ])
    measured(registry)
    let (status, lines) = try await complaints(about: registry.text())
    // 3 says that all was read and something could be better.
    #expect(status == 3)
    #expect(
      lines.filter { $0.contains("abbreviated units") || $0.contains("base unit") }.count == lines.count)
    #expect(Set(lines.compactMap { $0.split(separator: " ").first }) == ["asr_latency_ms", "rag_latency_ms"])
  }

  @Test("It has nothing to say against hostile names and values, and against what nobody described")
  func hostile() async throws {
    let registry = try PrometheusRegistry(describing: [], mostLabelSets: 4)
    for text in [
      "x\"y", "x\\", "\n# HELP x y\nx 1", "{}", "le", "\u{0}\u{1B}", "𝄞", "\u{2028}", "", "\r",
    ] {
      let dimensions = [(text, text), ("le", text), ("__name__", text)]
      Counter(label: "things.\(text)", dimensions: dimensions, factory: registry).increment()
      Timer(label: "work.\(text)", dimensions: dimensions, factory: registry).recordSeconds(2)
      Recorder(label: "size.\(text)", dimensions: dimensions, factory: registry).record(2)
      Meter(label: "level.\(text)", dimensions: dimensions, factory: registry).set(Double.nan)
      Counter(label: "all", dimensions: dimensions, factory: registry).increment()
    }
    let (status, lines) = try await complaints(about: registry.text())
    #expect(lines == [])
    #expect(status == 0)
  }

  @Test("It does find what is broken, so its silence means something")
  func broken() async throws {
    let registry = try PrometheusRegistry(describing: [])
    Counter(label: "a", factory: registry).increment()
    let (status, lines) = try await complaints(about: registry.text() + Array("a_total{b=\"} 1\n".utf8))
    #expect(status == 1)
    #expect(!lines.isEmpty)
  }
}
