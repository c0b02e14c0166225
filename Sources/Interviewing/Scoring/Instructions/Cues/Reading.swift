/// The words of a sentence with what the lexicon knows of them.
struct Reading {
  let words: [SpokenWord]
  private var found: [Int: [Range<Int>]] = [:]

  init(_ words: [SpokenWord], lexicon: Lexicon) {
    self.words = words
    for index in words.indices {
      lexicon.forEachHit(at: index, of: words) { atom, range in
        if found[atom]?.last != range { found[atom, default: []].append(range) }
      }
    }
  }

  /// The atoms that occur.
  var atoms: some Sequence<Int> { found.keys }

  /// Where an atom occurs, in order.
  func hits(of atom: Int) -> [Range<Int>] { found[atom] ?? [] }

  /// How likely the verb at `index` is an order to a listener, 0…1.
  func order(at index: Int) -> Double { OrderReading(words).certainty(at: index) }
}
