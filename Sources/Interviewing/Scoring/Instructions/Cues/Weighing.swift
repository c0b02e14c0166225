/// What the cues in a sentence amount to.
struct Weighing {
  /// From here on a sentence counts as an attempt.
  static let threshold = 100
  /// From here on a sentence beside an attempt counts as part of it.
  static let hint = 40

  struct Contribution {
    let cue: Int
    let points: Int
    /// Words of the reading.
    let words: Range<Int>
  }

  private(set) var contributions: [Contribution] = []

  /// The sum of all points.
  var total: Int { contributions.reduce(0) { $0 + $1.points } }

  mutating func add(_ contribution: Contribution) { contributions.append(contribution) }

  /// The style with the most points, of those with equally many the one that comes first in ``InstructionStyle``; and the
  /// reason of its strongest cue.
  func verdict(_ cues: [Cue]) -> (style: InstructionStyle, reason: String)? {
    let positive = contributions.filter { $0.points > 0 }
    guard let strongest = positive.max(by: { $0.points < $1.points }) else { return nil }
    let styles = InstructionStyle.allCases.map { style in
      (style, positive.filter { cues[$0.cue].style == style }.reduce(0) { $0 + $1.points })
    }
    var best = styles[0]
    for style in styles.dropFirst() where style.1 > best.1 { best = style }
    let reasons = positive.filter { cues[$0.cue].style == best.0 || cues[$0.cue].style == nil }
      .sorted { $0.points > $1.points }.prefix(2).map { cues[$0.cue].reason }
    let isSame = reasons.count == 2 && reasons[0] == reasons[1]
    guard let first = reasons.first else { return (best.0, cues[strongest.cue].reason) }
    return (best.0, reasons.count == 2 && !isSame ? first + " and " + reasons[1] : first)
  }
}
