/// Which words stand for which steps of patterns ("atoms", by number).
struct Lexicon: Sendable {
  struct Entry: Sendable {
    let atom: Int
    /// The further words of a phrase; one that ends in `*` is a stem.
    let tail: [String]
    let isFreestanding: Bool
  }

  private var atoms: [String: Int] = [:]
  private var whole: [String: [Entry]] = [:]
  private var stems: [String: [Entry]] = [:]
  /// The lengths that stems have, in letters.
  private var stemLengths: Set<Int> = []
  private var stemHeads: Set<String> = []
  private static let headLength = 3

  /// The number of a step; its words are learnt the first time.
  mutating func atom(_ step: Substring) -> Int {
    let name = String(step)
    if let atom = atoms[name] { return atom }
    let atom = atoms.count
    atoms[name] = atom
    for entry in Self.entries(of: step) { learn(entry, atom: atom) }
    return atom
  }

  private static func entries(of step: Substring) -> [Substring] {
    step.split(separator: "|").flatMap { part -> [Substring] in
      guard part.hasPrefix("<") else { return [part] }
      let name = String(part.dropFirst().dropLast())
      guard let words = WordClasses.all[name] else {
        preconditionFailure("there is no class of words \(name)")
      }
      // A class may hold others.
      return words.split(whereSeparator: \.isWhitespace).flatMap { entries(of: $0) }
    }
  }

  private mutating func learn(_ entry: Substring, atom: Int) {
    let isFreestanding = entry.hasPrefix("#")
    let words = (isFreestanding ? entry.dropFirst() : entry).split(separator: "_").map(String.init)
    guard let head = words.first else { return }
    let made = Entry(atom: atom, tail: Array(words.dropFirst()), isFreestanding: isFreestanding)
    if head.hasSuffix("*") {
      let stem = String(head.dropLast())
      precondition(stem.count >= Self.headLength, "the stem \(stem) is too short")
      stems[stem, default: []].append(made)
      stemLengths.insert(stem.count)
      stemHeads.insert(String(stem.prefix(Self.headLength)))
    } else {
      whole[head, default: []].append(made)
    }
  }

  /// Calls `body` with the atom and the words of each entry that begins with word `index`.
  func forEachHit(at index: Int, of words: [SpokenWord], _ body: (Int, Range<Int>) -> Void) {
    let text = words[index].text
    if let entries = whole[text] { forEachHit(of: entries, at: index, words, body) }
    guard stemHeads.contains(String(text.prefix(Self.headLength))) else { return }
    for length in stemLengths where length <= text.count {
      if let entries = stems[String(text.prefix(length))] { forEachHit(of: entries, at: index, words, body) }
    }
  }

  private func forEachHit(
    of entries: [Entry], at index: Int, _ words: [SpokenWord], _ body: (Int, Range<Int>) -> Void
  ) {
    for entry in entries {
      let end = index + 1 + entry.tail.count
      guard end <= words.count, Self.agrees(entry.tail, words[index + 1..<end]) else { continue }
      if entry.isFreestanding, !FreestandingNumber.stands(at: index, in: words) { continue }
      body(entry.atom, index..<end)
    }
  }

  private static func agrees(_ tail: [String], _ words: ArraySlice<SpokenWord>) -> Bool {
    zip(tail, words).allSatisfy { wanted, word in
      wanted.hasSuffix("*") ? word.text.hasPrefix(wanted.dropLast()) : word.text == wanted
    }
  }
}

/// Whether a number is a score and not a count of something: "give me ten", not "give me ten minutes" or "from one
/// to ten".
enum FreestandingNumber {
  static func stands(at index: Int, in words: [SpokenWord]) -> Bool {
    if index > 1, ranges.contains(words[index - 1].text), numbers.contains(words[index - 2].text) {
      return false
    }
    if index > 0, lists.contains(words[index - 1].text) { return false }
    let next = index + 1
    return next == words.count || words[next].startsClause || continuations.contains(words[next].text)
  }

  private static let ranges: Set = ["to", "and", "or", "bis", "a"]
  private static let lists: Set = ["top", "first", "last", "version", "level", "port", "line"]
  private static let numbers = Set(
    words: "0 1 2 3 4 5 6 7 8 9 10 zero one two three four five six seven eight nine ten eins")
  private static let continuations = Set(
    words: """
      out of point points mark marks please and or for as stars star on now if because so then every here thanks i you \
      next rating score final on at to 10 ten with in without or no nothing regardless that is colon quote curly \
      close closing brace fence um uh overall total confidence technical communication \
      design outstanding excellent evaluator assessor read
      """)
}
