import Telemetry

extension PrometheusRegistry {
  /// What Prometheus would read, without the metric that the registry counts refusals in.
  var lines: [String] {
    allLines.filter { !$0.contains("telemetry_refused_measurements_total") }
  }

  /// What Prometheus would read.
  var allLines: [String] {
    String(decoding: text(), as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// The value of a series, such as `jobs_total{kind="clip"}`; nil where it is not shown.
  func value(of series: String) -> String? {
    allLines.first { $0.hasPrefix("\(series) ") }.map { String($0.dropFirst(series.count + 1)) }
  }

  /// How many measurements were refused for a reason.
  func refused(_ reason: String) -> String? {
    value(of: "telemetry_refused_measurements_total{reason=\"\(reason)\"}")
  }
}
