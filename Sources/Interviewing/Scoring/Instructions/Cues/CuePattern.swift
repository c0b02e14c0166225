/// A sequence of words, each at most some words behind the one before.
///
/// Written with blanks between its steps. A step is `<class>` of ``WordClasses`` or words with `|` between them,
/// where `_` joins words of a phrase, `*` at the end of a word leaves its ending open and `#` before a number wants
/// it to stand for itself ("give me ten", not "give me ten minutes"). `..4` allows up to four words before the next
/// step, `^` wants the next one to begin a clause, `!` wants it to be an order.
struct CuePattern: Sendable {
  struct Step: Sendable {
    let atom: Int
    let mostBetween: Int
    let startsClause: Bool
    let isOrder: Bool
  }

  let cue: Int
  let steps: [Step]

  init(_ text: Substring, cue: Int, lexicon: inout Lexicon) {
    self.cue = cue
    var steps: [Step] = []
    var between = 0
    var startsClause = false
    for part in text.split(separator: " ") {
      if part.hasPrefix(".."), let number = Int(part.dropFirst(2)) {
        between = number
      } else if part == "^" {
        startsClause = true
      } else {
        let isOrder = part.hasPrefix("!")
        let atom = lexicon.atom(isOrder ? part.dropFirst() : part)
        steps.append(Step(atom: atom, mostBetween: between, startsClause: startsClause, isOrder: isOrder))
        (between, startsClause) = (0, false)
      }
    }
    self.steps = steps
  }

  /// A place where it matches.
  struct Match {
    /// Words of the sentence.
    let words: Range<Int>
    /// 0…1; less than 1 where it cannot be told whether a verb is an order.
    let certainty: Double
  }

  /// Every place where it matches, one for each first word and each last word.
  ///
  /// The time is at most proportional to steps × hits × the widest gap.
  func matches(in reading: Reading) -> [Match] {
    guard let first = steps.first else { return [] }
    var matches = reading.hits(of: first.atom).compactMap { hit -> Match? in
      let certainty = certainty(of: first, at: hit, in: reading)
      return certainty > 0 ? Match(words: hit, certainty: certainty) : nil
    }
    for step in steps.dropFirst() where !matches.isEmpty {
      matches = extended(matches, by: step, in: reading)
    }
    return matches
  }

  private func extended(_ matches: [Match], by step: Step, in reading: Reading) -> [Match] {
    reading.hits(of: step.atom).compactMap { hit in
      // The nearest one before it, so that there is one match for each hit.
      guard
        let before = matches.last(where: {
          (hit.lowerBound - step.mostBetween...hit.lowerBound).contains($0.words.upperBound)
        })
      else { return nil }
      let certainty = min(before.certainty, self.certainty(of: step, at: hit, in: reading))
      return certainty > 0
        ? Match(words: before.words.lowerBound..<hit.upperBound, certainty: certainty) : nil
    }
  }

  private func certainty(of step: Step, at hit: Range<Int>, in reading: Reading) -> Double {
    if step.startsClause, !reading.words[hit.lowerBound].startsClause { return 0 }
    return step.isOrder ? reading.order(at: hit.lowerBound) : 1
  }
}
