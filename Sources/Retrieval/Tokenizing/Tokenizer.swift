/// Cuts text into the terms that are indexed and looked up.
///
/// A term is a run of letters, digits and combining marks, lowercased, without stop words, stemmed. An apostrophe
/// inside a word joins it ("don't" is "dont"), a possessive one ends it ("Porter's" is "porter"). Ideographs and
/// kana, which are written without spaces, are terms one by one.
public struct Tokenizer: Sendable {
  /// The most UTF-8 bytes of a word that are looked at; the rest of a longer one is left out.
  public static let wordBytes = 64

  private let stopWords: Set<String>
  /// Longer words need not be looked for among the stop words.
  private let longestStopWord: Int
  private let stemmer: PorterStemmer?

  /// Creates a tokenizer.
  ///
  /// - Parameters:
  ///   - stopWords: The words to leave out, lowercased and not stemmed.
  ///   - stems: Whether words are taken back to their English stems.
  public init(stopWords: Set<String> = StopWords.english, stems: Bool = true) {
    self.stopWords = stopWords
    longestStopWord = stopWords.lazy.map(\.utf8.count).max() ?? 0
    stemmer = stems ? PorterStemmer() : nil
  }

  /// The terms of a text in order, those that occur again as well.
  public func terms(in text: String) -> [String] {
    var terms: [String] = []
    forEachTerm(in: text) { terms.append($0) }
    return terms
  }

  /// Calls `body` with each term of a text in order.
  func forEachTerm(in text: String, _ body: (String) -> Void) {
    var word = WordBuffer()
    for scalar in text.unicodeScalars {
      switch WordScalar(scalar) {
      case .partOfWord: word.append(scalar)
      case .apostrophe: word.noteApostrophe()
      case .wordOfItsOwn:
        finish(&word, body)
        word.append(scalar)
        finish(&word, body)
      case .between: finish(&word, body)
      }
    }
    finish(&word, body)
  }

  private func finish(_ word: inout WordBuffer, _ body: (String) -> Void) {
    guard !word.bytes.isEmpty else { return word.clear() }
    defer { word.clear() }
    word.dropPossessive()
    if word.bytes.count <= longestStopWord, stopWords.contains(word.text) { return }
    stemmer?.stem(&word.bytes)
    body(word.text)
  }
}
