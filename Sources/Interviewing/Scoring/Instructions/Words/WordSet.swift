extension Set where Element == String {
  /// The words of a text that are separated by blanks.
  init(words: String) { self.init(words.split(whereSeparator: \.isWhitespace).map(String.init)) }
}
