import Interviewing
import Proctoring

/// How one kind is drawn along the time: what its height means, and where its thresholds lie.
struct Lane {
  /// A border of the policy as it is drawn.
  struct Border: Hashable {
    let severity: Severity
    /// The number of the policy.
    let limit: Double
    /// Where the line lies.
    let drawnAt: Double
  }

  let kind: FlagKind
  let title: String
  /// The policy's rule in words.
  let rule: String
  /// The values at the bottom and at the top.
  let range: ClosedRange<Double>
  let borders: [Border]

  /// The height of a lane in pixels, and in units of its drawing.
  static let height = 64.0
  /// The width of a lane in units of its drawing.
  static let width = Double(Timeline.mostColumns)

  /// Room above and below the range, for the numbers beside its ends.
  private static let margin = 7.0

  /// The lanes of the kinds that the policy has rules for.
  static func all(policy: Policy) -> [Lane] {
    FlagKind.allCases.compactMap { kind -> Lane? in
      guard let rule = policy.rules[kind] else { return nil }
      let (title, range) = scale(of: kind)
      let borders = rule.criteria.flatMap { severity, criterion in
        lines(of: criterion.threshold, for: kind).map {
          Border(severity: severity, limit: criterion.threshold.limit, drawnAt: $0)
        }
      }
      return Lane(
        kind: kind, title: title, rule: rule.words(of: kind), range: range,
        borders: distinct(borders).filter { range.contains($0.drawnAt) })
    }
  }

  private static func scale(of kind: FlagKind) -> (String, ClosedRange<Double>) {
    switch kind {
    case .headTurn: ("Head turned, degrees", -90...90)
    case .faceAbsent: ("Nobody there", 0...1)
    case .multiFace: ("Faces", 0...3)
    case .phone: ("Phone, probability", 0...1)
    case .multiSpeaker: ("Other voices", 0...2)
    }
  }

  /// Counts are whole, so their border is drawn between the last that is allowed and the first that is not: on
  /// either of them it would hide what was measured.
  private static func lines(of threshold: Threshold, for kind: FlagKind) -> [Double] {
    switch (threshold, kind) {
    case (.magnitudeAbove(let limit), _), (.magnitudeAtLeast(let limit), _): [-limit, limit]
    case (.above(let limit), .multiFace), (.above(let limit), .multiSpeaker),
      (.above(let limit), .faceAbsent):
      [limit + 0.5]
    case (.atLeast(let limit), .multiFace), (.atLeast(let limit), .multiSpeaker),
      (.atLeast(let limit), .faceAbsent):
      [limit - 0.5]
    case (.above(let limit), _), (.atLeast(let limit), _): [limit]
    }
  }

  /// Two severities at one height are one line, named after the lesser.
  private static func distinct(_ borders: [Border]) -> [Border] {
    var seen: Set<Double> = []
    return borders.filter { seen.insert($0.drawnAt).inserted }
  }

  /// The sense that its "cannot tell" belongs to, as the report lists it; nil where the report lists none.
  var sense: UntoldSummary.Sense? {
    switch kind {
    case .headTurn, .faceAbsent: .face
    case .multiSpeaker: .voice
    case .multiFace, .phone: nil
    }
  }

  /// The value that is drawn where the condition certainly does not hold and nothing was measured.
  var restingValue: Double? {
    switch kind {
    case .faceAbsent, .multiSpeaker: 0
    case .headTurn, .multiFace, .phone: nil
    }
  }

  /// Height within the lane from its top, 0…``height``.
  func y(_ value: Double) -> Double {
    let bounded = min(max(value, range.lowerBound), range.upperBound)
    let share = (bounded - range.lowerBound) / (range.upperBound - range.lowerBound)
    return Self.margin + (1 - share) * (Self.height - 2 * Self.margin)
  }
}
