/// What the cues in a sentence amount to.
struct Weighing {
  /// From here on a sentence counts as an attempt.
  static let threshold = 100
  /// From here on there is a hint: enough to look at what supports it.
  static let hint = 40

  /// From here on a sentence beside an attempt counts as part of it.
  static let neighbour = 30
  /// What supporting cues add at most.
  static let mostSupport = 30
  /// From here on two neighbours count, each of which has at least a hint.
  static let pair = 100
  /// The same where both have the same cues.
  static let repeatedPair = 120

  struct Contribution {
    let cue: Int
    let points: Int
    /// Words of the reading.
    let words: Range<Int>
    let isSupport: Bool
  }

  private(set) var contributions: [Contribution] = []

  /// The sum of the points of all cues that count by themselves.
  var core: Int { contributions.reduce(0) { $0 + ($1.isSupport ? 0 : $1.points) } }

  /// The same with the supporting cues: those count from a hint on, and only up to ``mostSupport``.
  var total: Int {
    guard core >= Self.hint else { return core }
    return core + min(Self.mostSupport, contributions.reduce(0) { $0 + ($1.isSupport ? $1.points : 0) })
  }

  /// The cues that count by themselves.
  var cues: Set<Int> { Set(contributions.lazy.filter { !$0.isSupport }.map(\.cue)) }

  mutating func add(_ contribution: Contribution) { contributions.append(contribution) }

  /// The style, and the reasons of its strongest cues; nil without a cue.
  func verdict(_ cues: [Cue]) -> (style: InstructionStyle, reason: String)? {
    let positive = contributions.filter { $0.points > 0 }
    guard let strongest = positive.max(by: { $0.points < $1.points }) else { return nil }
    let style = style(of: positive, cues)
    let reasons = positive.filter { cues[$0.cue].style == style || cues[$0.cue].style == nil }
      .sorted { $0.points > $1.points }.prefix(2).map { cues[$0.cue].reason }
    guard let first = reasons.first, let last = reasons.last else {
      return (style, cues[strongest.cue].reason)
    }
    return (style, first == last ? first : first + " and " + last)
  }

  /// The style with the most points. Most attempts hold a plain order as well, so another style with more
  /// than a hint goes before it; hiding goes before all.
  private func style(of positive: [Contribution], _ cues: [Cue]) -> InstructionStyle {
    if positive.contains(where: { $0.cue == Cues.hidden }) { return .spelledOut }
    var points: [InstructionStyle: Int] = [:]
    for contribution in positive {
      if let style = cues[contribution.cue].style { points[style, default: 0] += contribution.points }
    }
    let others = InstructionStyle.allCases.filter { $0 != .directOrder && points[$0, default: 0] > Self.hint }
    guard var best = others.first else { return .directOrder }
    for style in others.dropFirst() where points[style, default: 0] > points[best, default: 0] {
      best = style
    }
    return best
  }
}
