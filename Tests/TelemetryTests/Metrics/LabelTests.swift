import Metrics
import Telemetry
import Testing

@Suite("Names and labels that Prometheus would not take")
struct LabelTests {
  private func shown(_ dimensions: [(String, String)]) throws -> String? {
    let registry = try PrometheusRegistry(describing: [])
    Counter(label: "c", dimensions: dimensions, factory: registry).increment()
    let line = registry.lines.last { $0.hasPrefix("c_total") && $0.hasSuffix(" 1") }
    return line.map { String($0.dropFirst("c_total".count).dropLast(2)) }
  }

  @Test(
    "A name becomes one that it takes",
    arguments: [
      ("", "_"), ("a.b-c", "a_b_c"), ("9lives", "_9lives"), ("a:b", "a_b"), ("naïve", "na__ve"),
      ("a b\n# TYPE x gauge\nx 1", "a_b___TYPE_x_gauge_x_1"),
    ])
  func names(label: String, name: String) throws {
    let registry = try PrometheusRegistry(describing: [])
    Meter(label: label, factory: registry).set(1)
    #expect(registry.value(of: name) == "1")
    #expect(registry.lines.count == 3)
  }

  @Test("A name has a bound")
  func longName() throws {
    let registry = try PrometheusRegistry(describing: [])
    Meter(label: String(repeating: "a", count: 1_000_000), factory: registry).set(1)
    #expect(registry.value(of: String(repeating: "a", count: 200)) == "1")
  }

  @Test("Values are escaped and cannot end a line")
  func values() throws {
    #expect(try shown([("path", "a\\b\"c\nd")]) == #"{path="a\\b\"c\nd"}"#)
    #expect(try shown([("path", "über ☃ 𝄞")]) == #"{path="über ☃ 𝄞"}"#)
    #expect(
      try shown([("path", "a\u{1B}[2J\r\u{0}\u{9B}b")]) == "{path=\"a\u{FFFD}[2J\u{FFFD}\u{FFFD}\u{FFFD}b\"}")
  }

  @Test("Values and their number have bounds")
  func bounds() throws {
    let long = String(repeating: "é", count: 1_000)
    #expect(try shown([("a", long)]) == "{a=\"\(String(repeating: "é", count: 64))\"}")
    let plain = String(repeating: "x", count: 1_000)
    #expect(try shown([("a", plain)]) == "{a=\"\(String(repeating: "x", count: 128))\"}")
    let many = try shown((10..<40).map { ("l\($0)", "") })
    #expect(many?.split(separator: ",").count == 16)
  }

  @Test("Labels that have a meaning are set apart, and none comes twice")
  func reserved() throws {
    #expect(
      try shown([("le", "1"), ("quantile", "2"), ("overflow", "3"), ("__name__", "4")])
        == #"{exported___name__="4",exported_le="1",exported_overflow="3",exported_quantile="2"}"#)
    #expect(try shown([("a.b", "1"), ("a_b", "2"), ("1", "3")]) == #"{_1="3",a_b="2"}"#)
  }

  @Test("The order of labels does not matter")
  func order() throws {
    let registry = try PrometheusRegistry(describing: [])
    Counter(label: "c", dimensions: [("a", "1"), ("b", "2")], factory: registry).increment()
    Counter(label: "c", dimensions: [("b", "2"), ("a", "1")], factory: registry).increment()
    #expect(registry.value(of: #"c_total{a="1",b="2"}"#) == "2")
  }

  @Test("A label that holds a token does not show it")
  func token() throws {
    #expect(try shown([("path", "/s?t=eyJhbGciOi.eyJzdWIi.c2ln&x")]) == #"{path="/s?t=redacted&x"}"#)
  }

  @Test("A help text cannot end a line")
  func help() throws {
    let registry = try PrometheusRegistry(describing: [.gauge("g", help: "a\\b\nc \"d\"")])
    #expect(registry.lines == [#"# HELP g a\\b\nc "d""#, "# TYPE g gauge"])
  }
}
