/// What is wrong with how metrics are described or how logging is set.
public enum TelemetryError: Error, Hashable, CustomStringConvertible {
  /// A name that Prometheus does not take, or that does not say what it should.
  case badMetricName(String, why: String)
  /// Two descriptions lead to the same name, a twin or a histogram's `_sum` included.
  case metricNameTaken(String)
  /// The bounds of a histogram's buckets are none.
  case badBuckets(metric: String, why: String)
  /// A metric cannot be shown in a second unit.
  case badTwin(metric: String, why: String)
  /// A metric has more label sets from the beginning than it may have at all.
  case tooManyLabelSets(metric: String, most: Int)
  /// There are more descriptions than metrics may be kept.
  case tooManyMetrics(most: Int)
  /// A word that names no log level.
  case unknownLogLevel(String)

  /// What is wrong and what to do about it.
  public var description: String {
    switch self {
    case .badMetricName(let name, let why): "the metric name \(Self.shown(name)) \(why)"
    case .metricNameTaken(let name):
      "the metric name \(Self.shown(name)) is taken by another metric; rename one of them"
    case .badBuckets(let metric, let why): "the buckets of \(Self.shown(metric)) cannot be used: \(why)"
    case .badTwin(let metric, let why):
      "\(Self.shown(metric)) cannot be shown in a second unit: \(why)"
    case .tooManyLabelSets(let metric, let most):
      "\(Self.shown(metric)) is described with more than \(most) label sets; describe fewer"
    case .tooManyMetrics(let most): "more than \(most) metrics are described; describe fewer"
    case .unknownLogLevel(let word):
      "\(Self.shown(word)) is no log level; give one of \(LogLevelWord.list)"
    }
  }

  /// Quoted, in one line, at most 60 characters.
  private static func shown(_ text: String) -> String {
    let most = 60
    let plain = text.unicodeScalars.prefix(most)
      .map { $0.properties.generalCategory == .control ? "?" : String($0) }.joined()
    return "\"\(plain)\(text.unicodeScalars.count > most ? "…" : "")\""
  }
}
