/// A word as the rules see it: lowercase Latin letters and digits without accents, or the name of a sign.
struct SpokenWord: Hashable {
  /// `brace`, `fence` and `rule` (a line) stand for the signs with which programs mark where data ends.
  var text: String
  /// Whether it is the first, or a mark other than a hyphen or an apostrophe stands before it.
  var startsClause: Bool
}

extension SpokenWord {
  /// One letter, as in a word that is spelled.
  var letter: Character? { text.utf8.count == 1 && !isNumber ? text.first : nil }

  /// Whether it is a number in digits.
  var isNumber: Bool { text.utf8.allSatisfy { (0x30...0x39).contains($0) } }
}
