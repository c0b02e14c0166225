/// Weighs words by all cues.
struct CueScale: Sendable {
  /// Longer stretches of words are weighed in parts that overlap, so that time stays linear.
  static let mostWords = 96
  static let overlap = 24

  let cues: [Cue]
  private let lexicon: Lexicon
  /// By the atom of their first step.
  private let patterns: [Int: [CuePattern]]

  init(_ cues: [Cue]) {
    self.cues = cues
    var lexicon = Lexicon()
    var patterns: [Int: [CuePattern]] = [:]
    for (number, cue) in cues.enumerated() {
      for text in cue.patterns {
        let pattern = CuePattern(text, cue: number, lexicon: &lexicon)
        if let first = pattern.steps.first { patterns[first.atom, default: []].append(pattern) }
      }
    }
    self.lexicon = lexicon
    self.patterns = patterns
  }

  /// What a sentence amounts to; of a very long one, its weightiest part.
  func weigh(_ words: [SpokenWord]) -> Weighing {
    guard words.count > Self.mostWords else { return weighPart(words) }
    var best = Weighing()
    for start in stride(from: 0, to: words.count, by: Self.mostWords - Self.overlap) {
      let part = weighPart(Array(words[start..<min(words.count, start + Self.mostWords)]))
      if part.total > best.total { best = part }
    }
    return best
  }

  private func weighPart(_ words: [SpokenWord]) -> Weighing {
    let reading = Reading(words, lexicon: lexicon)
    let isTale = words.indices.contains { Self.isTale(words, at: $0) }
    var found: [Int: [CuePattern.Match]] = [:]
    for atom in reading.atoms {
      for pattern in patterns[atom] ?? [] {
        let matches = pattern.matches(in: reading)
        if !matches.isEmpty { found[pattern.cue, default: []] += matches }
      }
    }
    var weighing = Weighing()
    for (number, matches) in found.sorted(by: { $0.key < $1.key }) {
      let cue = cues[number]
      let share = cue.isSoft && isTale ? 0.5 : 1
      for match in Self.apart(matches).prefix(cue.mostTimes) {
        let points = Int(Double(cue.points) * match.certainty * share)
        weighing.add(Weighing.Contribution(cue: number, points: points, words: match.words))
      }
    }
    return weighing
  }

  /// Matches that do not overlap, the surest first.
  private static func apart(_ matches: [CuePattern.Match]) -> [CuePattern.Match] {
    var kept: [CuePattern.Match] = []
    for match in matches.sorted(by: { ($1.certainty, $0.words.lowerBound) < ($0.certainty, $1.words.lowerBound) })
    where !kept.contains(where: { $0.words.overlaps(match.words) }) {
      kept.append(match)
    }
    return kept
  }

  private static func isTale(_ words: [SpokenWord], at index: Int) -> Bool {
    switch words[index].text {
    case "we", "our", "ours": true
    // "Let us play" is no tale.
    case "us": index > 0 && words[index - 1].text != "let"
    default: false
    }
  }
}
