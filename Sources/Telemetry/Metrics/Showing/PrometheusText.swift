/// Writes metrics in the Prometheus text exposition format, version 0.0.4.
struct PrometheusText {
  private(set) var bytes: [UInt8] = []

  mutating func append(_ family: FamilySnapshot) {
    append("# HELP \(family.name) \(Self.escapedHelp(family.help))\n")
    append("# TYPE \(family.name) \(family.kind.rawValue)\n")
    for sample in family.samples.sorted(by: { $0.labels < $1.labels }) {
      switch sample.value {
      case .number(let value): line(family.name, sample.labels.text, Self.shown(value))
      case .histogram(let value): append(value, family.name, sample.labels.text)
      }
    }
  }

  private mutating func append(_ histogram: HistogramValue, _ name: String, _ labels: String) {
    let separator = labels.isEmpty ? "" : ","
    var count: UInt64 = 0
    for (bound, more) in zip(histogram.bounds + [.infinity], histogram.counts) {
      count += more
      line("\(name)_bucket", "\(labels)\(separator)le=\"\(Self.shown(bound))\"", String(count))
    }
    line("\(name)_sum", labels, Self.shown(histogram.sum))
    line("\(name)_count", labels, String(count))
  }

  private mutating func line(_ name: String, _ labels: String, _ value: String) {
    append(labels.isEmpty ? "\(name) \(value)\n" : "\(name){\(labels)} \(value)\n")
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private static func escapedHelp(_ help: String) -> String {
    var text = ""
    for scalar in help.unicodeScalars {
      switch scalar {
      case "\\": text += #"\\"#
      case "\n": text += #"\n"#
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  /// A number as Go reads it; whole ones without a point.
  static func shown(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
    return Int64(exactly: value).map { String($0) } ?? "\(value)"
  }
}
