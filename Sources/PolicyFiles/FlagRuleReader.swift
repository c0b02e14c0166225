import Proctoring
import SessionModel

/// Reads the rules under `flags`.
enum FlagRuleReader {
  static func rules(_ reader: YAMLReader) throws(PolicyFileError) -> [FlagKind: FlagRule] {
    try reader.allowOnly(FlagKind.allCases.map(\.rawValue))
    var rules: [FlagKind: FlagRule] = [:]
    for kind in FlagKind.allCases {
      rules[kind] = try rule(kind, reader.child(kind.rawValue))
    }
    return rules
  }

  private static func rule(_ kind: FlagKind, _ reader: YAMLReader) throws(PolicyFileError) -> FlagRule {
    try reader.allowOnly(["moderate", "high"])
    let moderate = try criterion(kind, reader.child(ifPresent: "moderate"))
    let high = try criterion(kind, reader.child(ifPresent: "high"))
    let rule = FlagRule(moderate: moderate, high: high)
    if let moderate, let high {
      guard high.threshold.limit >= moderate.threshold.limit else {
        throw reader.fault("high", "must not be easier to meet than moderate")
      }
      guard high.duration >= moderate.duration else {
        throw reader.fault("high", "must not be reached sooner than moderate")
      }
    }
    return rule
  }

  private static func criterion(
    _ kind: FlagKind, _ reader: YAMLReader?
  ) throws(PolicyFileError) -> Criterion? {
    guard let reader else { return nil }
    let threshold = try threshold(kind, reader)
    return Criterion(threshold, for: try reader.duration("for_s", in: 0...3_600))
  }

  private static func threshold(_ kind: FlagKind, _ reader: YAMLReader) throws(PolicyFileError) -> Threshold {
    switch kind {
    case .headTurn:
      try reader.allowOnly(["yaw_above", "yaw_at_least", "for_s"])
      return try oneOf(reader, "yaw_above", "yaw_at_least", in: 5...90).map(
        Threshold.magnitudeAbove, Threshold.magnitudeAtLeast)
    case .phone:
      try reader.allowOnly(["confidence_above", "confidence_at_least", "for_s"])
      return try oneOf(reader, "confidence_above", "confidence_at_least", in: 0.05...1).map(
        Threshold.above, Threshold.atLeast)
    case .multiFace:
      try reader.allowOnly(["faces_above", "for_s"])
      return .above(Double(try reader.count("faces_above", in: 1...10)))
    case .faceAbsent, .multiSpeaker:
      try reader.allowOnly(["for_s"])
      return .atLeast(1)
    }
  }

  /// A border given by one of two keys: beyond it, or at it.
  private enum Border {
    case above(Double)
    case atLeast(Double)

    func map(_ above: (Double) -> Threshold, _ atLeast: (Double) -> Threshold) -> Threshold {
      switch self {
      case .above(let limit): above(limit)
      case .atLeast(let limit): atLeast(limit)
      }
    }
  }

  private static func oneOf(
    _ reader: YAMLReader, _ above: String, _ atLeast: String, in bounds: ClosedRange<Double>
  ) throws(PolicyFileError) -> Border {
    let given = (reader.keys.contains(above), reader.keys.contains(atLeast))
    switch given {
    case (true, false): return .above(try reader.number(above, in: bounds))
    case (false, true): return .atLeast(try reader.number(atLeast, in: bounds))
    case (true, true): throw reader.fault(atLeast, "cannot be given beside \(above)")
    case (false, false): throw reader.fault(above, "or \(atLeast) is missing")
    }
  }
}
