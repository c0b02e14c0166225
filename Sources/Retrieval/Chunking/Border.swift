/// What lies between two words, from where a text should least be cut to where it may best be.
enum Border: Int, Comparable {
  /// Nothing: both are parts of one overlong word.
  case insideWord
  case word
  case line
  case sentence
  case listItem
  case paragraph

  static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// A word of a document, or a part of an overlong one: what is never cut.
struct Atom {
  /// Its bytes in the document.
  let bytes: Range<Int>
  /// Its line, from 1.
  let line: Int
  /// What lies before it.
  let border: Border
  /// Its estimated word pieces.
  let pieces: Int

  /// Whether a word begins with it.
  var beginsWord: Bool { border != .insideWord }
}
