/// Finds what a candidate says or types to the assessor: orders, false notes, pleas and the like.
///
/// It goes by words alone and by evidence that adds up: an order or an address, and something that is assessed. What
/// resembles an attempt in an honest answer ("we ignored the old instructions in the runbook") lacks one of the two.
/// A sentence with little evidence counts when it stands beside one with much: attempts run over several sentences.
/// The same text always gives the same findings, in time linear in its length.
public struct InstructionDetector: Sendable {
  /// A short sentence between two that are found is taken with them up to so many words.
  static let mostWordsBetween = 6

  private let scale: CueScale

  /// Creates a detector; costs some milliseconds, so keep it.
  public init() { scale = CueScale(Cues.all) }

  /// What is found in each sentence of an answer; nil where there is nothing.
  ///
  /// - Parameter sentences: All of one answer, in order, as ``SentenceSplitter`` gives them. Those of another
  ///   speaker are best left out. A sentence that does not end with a mark is read together with the next.
  public func findings(in sentences: [Substring]) -> [InstructionFinding?] {
    var attempts = sentences.map { weigh($0) }
    readAcrossBorders(sentences, &attempts)
    addNeighbours(&attempts)
    return attempts.map { $0.isFound ? finding($0) : nil }
  }

  /// A sentence on its way to a finding.
  private struct Attempt {
    var weighing: Weighing
    var wordCount: Int
    var isFound: Bool
  }

  private func weigh(_ sentence: Substring) -> Attempt {
    let words = WordReader.words(in: sentence)
    var weighing = scale.weigh(words)
    for hidden in HiddenWords.readings(of: words, in: sentence) {
      weighing = Self.sum(weighing, scale.weigh(hidden.words), telling: hidden.tellingCount)
    }
    return Attempt(weighing: weighing, wordCount: words.count, isFound: weighing.total >= Weighing.threshold)
  }

  private static func sum(_ open: Weighing, _ hidden: Weighing, telling: Int) -> Weighing {
    var sum = open
    let known = Set(open.contributions.map(\.cue))
    let fresh = hidden.contributions.filter { $0.points > 0 && !known.contains($0.cue) }
    for contribution in fresh { sum.add(contribution) }
    // That it was hidden is evidence by itself.
    let times = min(max(telling, fresh.isEmpty ? 0 : 1), Cues.all[Cues.hidden].mostTimes)
    for _ in 0..<times {
      sum.add(
        Weighing.Contribution(
          cue: Cues.hidden, points: Cues.all[Cues.hidden].points, words: 0..<0, isSupport: false))
    }
    return sum
  }

  /// Reads two sentences as one where the border between them is only a guess.
  private func readAcrossBorders(_ sentences: [Substring], _ attempts: inout [Attempt]) {
    for index in sentences.indices.dropFirst() {
      let before = index - 1
      guard !attempts[before].isFound, !attempts[index].isFound, !Self.endsWithMark(sentences[before]) else {
        continue
      }
      let first = WordReader.words(in: sentences[before])
      var second = WordReader.words(in: sentences[index])
      guard !first.isEmpty, !second.isEmpty, first.count + second.count <= CueScale.mostWords else {
        continue
      }
      second[0].startsClause = Self.endsWithAnySign(sentences[before])
      let both = scale.weigh(first + second)
      guard both.total >= Weighing.threshold else { continue }
      for (place, words) in [(before, 0..<first.count), (index, first.count..<first.count + second.count)]
      where both.contributions.contains(where: { $0.points > 0 && $0.words.overlaps(words) }) {
        attempts[place].weighing = both
        attempts[place].isFound = true
      }
    }
  }

  private func addNeighbours(_ attempts: inout [Attempt]) {
    // Two that are each not enough.
    for index in attempts.indices.dropFirst() where !attempts[index].isFound && !attempts[index - 1].isFound {
      let (left, right) = (attempts[index - 1].weighing.core, attempts[index].weighing.core)
      // The same cue twice may be a habit of the speaker.
      let isRepeated = attempts[index - 1].weighing.cues == attempts[index].weighing.cues
      let wanted = isRepeated ? Weighing.repeatedPair : Weighing.pair
      if min(left, right) >= Weighing.hint, left + right >= wanted {
        attempts[index - 1].isFound = true
        attempts[index].isFound = true
      }
    }
    for index in attempts.indices.dropFirst() where attempts[index - 1].isFound { take(index, &attempts) }
    for index in attempts.indices.dropLast().reversed() where attempts[index + 1].isFound {
      take(index, &attempts)
    }
    for index in attempts.indices.dropFirst().dropLast() where !attempts[index].isFound {
      let isBetween = attempts[index - 1].isFound && attempts[index + 1].isFound
      attempts[index].isFound = isBetween && attempts[index].wordCount <= Self.mostWordsBetween
    }
  }

  private func take(_ index: Int, _ attempts: inout [Attempt]) {
    if attempts[index].weighing.core >= Weighing.neighbour { attempts[index].isFound = true }
  }

  private func finding(_ attempt: Attempt) -> InstructionFinding {
    let verdict = attempt.weighing.verdict(scale.cues)
    return InstructionFinding(
      style: verdict?.style ?? .directOrder,
      reason: verdict?.reason ?? "stands between two parts of one attempt", points: attempt.weighing.total)
  }

  private static func endsWithMark(_ sentence: Substring) -> Bool {
    sentence.unicodeScalars.suffix(8).contains { ".!?…。！？".unicodeScalars.contains($0) }
  }

  private static func endsWithAnySign(_ sentence: Substring) -> Bool {
    sentence.unicodeScalars.suffix(3).contains { ",;:\n—–".unicodeScalars.contains($0) }
  }
}
