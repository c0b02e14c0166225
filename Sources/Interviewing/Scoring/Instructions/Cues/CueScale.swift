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
      for line in cue.patterns.split(separator: "\n") {
        let pattern = CuePattern(line, cue: number, lexicon: &lexicon)
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
    for range in Self.parts(ofWords: words.count) {
      let part = weighPart(Array(words[range]))
      if part.total > best.total { best = part }
    }
    return best
  }

  /// The parts in which so many words are weighed; together less than 4/3 of them, and one part.
  static func parts(ofWords count: Int) -> [Range<Int>] {
    stride(from: 0, to: count, by: mostWords - overlap).map { $0..<min(count, $0 + mostWords) }
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
        weighing.add(
          Weighing.Contribution(cue: number, points: points, words: match.words, isSupport: cue.isSupport))
      }
    }
    return weighing
  }

  /// Matches that do not overlap, the surest first.
  private static func apart(_ matches: [CuePattern.Match]) -> [CuePattern.Match] {
    var kept: [CuePattern.Match] = []
    for match in matches.sorted(by: {
      ($1.certainty, $0.words.lowerBound) < ($0.certainty, $1.words.lowerBound)
    })
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
