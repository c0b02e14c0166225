import Foundation
import Proctoring
import SessionModel

/// What of a flag is kept as JSON.
enum FlagDocuments {
  struct StoredModel: Codable {
    let name, version: String
  }

  struct StoredCriterion: Codable {
    let comparison: String
    let limit: Double
    let forMicroseconds: Int64

    init(_ criterion: Criterion) {
      comparison =
        switch criterion.threshold {
        case .above: "above"
        case .atLeast: "at_least"
        case .magnitudeAbove: "magnitude_above"
        case .magnitudeAtLeast: "magnitude_at_least"
        }
      limit = criterion.threshold.limit
      forMicroseconds = criterion.duration.microseconds
    }

    var criterion: Criterion? {
      let threshold: Threshold? =
        switch comparison {
        case "above": .above(limit)
        case "at_least": .atLeast(limit)
        case "magnitude_above": .magnitudeAbove(limit)
        case "magnitude_at_least": .magnitudeAtLeast(limit)
        default: nil
        }
      return threshold.map { Criterion($0, for: SessionDuration(microseconds: forMicroseconds)) }
    }
  }

  struct StoredRule: Codable {
    let moderate, high: StoredCriterion?

    init(_ rule: FlagRule) {
      moderate = rule.moderate.map(StoredCriterion.init)
      high = rule.high.map(StoredCriterion.init)
    }

    /// Nil where a comparison is unknown.
    var rule: FlagRule? {
      let rule = FlagRule(moderate: moderate?.criterion, high: high?.criterion)
      return rule.criteria.count == [moderate, high].compactMap { $0 }.count ? rule : nil
    }
  }

  static func text(of value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  fileprivate static func value<Value: Decodable>(_ type: Value.Type, of text: String) -> Value? {
    try? JSONDecoder().decode(type, from: Data(text.utf8))
  }

  /// Reads the documents of several flags. Those of one kind have the same rule and rest on the same models, so equal
  /// texts are read once.
  struct Reader {
    private var rules: [String: FlagRule] = [:]
    private var models: [String: [ModelIdentity]] = [:]

    /// Nil where it is no rule.
    mutating func rule(of text: String) -> FlagRule? {
      if let known = rules[text] { return known }
      let rule = FlagDocuments.value(StoredRule.self, of: text)?.rule
      rules[text] = rule
      return rule
    }

    /// Nil where they are no models.
    mutating func models(of text: String) -> [ModelIdentity]? {
      if let known = models[text] { return known }
      let read = FlagDocuments.value([StoredModel].self, of: text)?.map {
        ModelIdentity(name: $0.name, version: $0.version)
      }
      models[text] = read
      return read
    }
  }
}
