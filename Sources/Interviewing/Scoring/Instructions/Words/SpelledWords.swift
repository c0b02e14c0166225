/// Words that are spelled: "I G N O R E", "I as in India", "alpha bravo", "IGNORE, next word, THE".
struct SpelledWords {
  private static let leastLetters = 3

  private let words: [SpokenWord]
  private let isNato: Bool
  private var result: [SpokenWord] = []
  private var run = ""
  private var tellingCount = 0
  private var isChanged = false
  private var startsClause = true

  /// The words with spelled ones put together; nil if nothing is spelled.
  static func read(_ words: [SpokenWord]) -> HiddenWords? {
    var reader = SpelledWords(words)
    reader.readAll()
    return reader.isChanged ? HiddenWords(words: reader.result, tellingCount: reader.tellingCount) : nil
  }

  private init(_ words: [SpokenWord]) {
    self.words = words
    isNato = words.count { SpelledVocabulary.natoLetters[$0.text] != nil } >= Self.leastLetters
  }

  private mutating func readAll() {
    var index = 0
    while index < words.count {
      if let length = borderLength(at: index) {
        isChanged = isChanged || length > 1
        finishRun()
        index += length
      } else if let letter = letter(at: index) {
        run.append(letter)
        index += 1 + exampleLength(after: index, letter: letter)
      } else {
        finishRun()
        result.append(
          SpokenWord(text: words[index].text, startsClause: words[index].startsClause || startsClause))
        startsClause = false
        index += 1
      }
    }
    finishRun()
  }

  private func letter(at index: Int) -> Character? {
    words[index].letter ?? (isNato ? SpelledVocabulary.natoLetters[words[index].text] : nil)
  }

  private mutating func finishRun() {
    guard !run.isEmpty else { return }
    let isSpelled = run.utf8.count >= Self.leastLetters
    let parts = isSpelled ? SpelledVocabulary.parts(of: run) : run.map { String($0) }
    for part in parts {
      result.append(SpokenWord(text: part, startsClause: startsClause))
      startsClause = false
    }
    if isSpelled {
      isChanged = true
      tellingCount += parts.count { SpelledVocabulary.telling.contains($0) }
    }
    startsClause = isSpelled
    run = ""
  }

  /// How many words at `index` only say that a new word begins.
  private func borderLength(at index: Int) -> Int? {
    let next = index + 1 < words.count ? words[index + 1].text : ""
    switch (words[index].text, next) {
    case ("next", "word"), ("new", "word"), ("next", "letter"), ("another", "word"), ("word", "break"):
      return 2
    case ("space", _): return 1
    // Between two spelled words.
    case ("then", _), ("and", _):
      return run.utf8.count >= Self.leastLetters && index + 1 < words.count && letter(at: index + 1) != nil
        ? 1 : nil
    default: return nil
    }
  }

  /// "as in India", "like India", "for India" behind a letter.
  private func exampleLength(after index: Int, letter: Character) -> Int {
    for opener in [["as", "in"], ["like"], ["for"], ["as"]] {
      let example = index + opener.count + 1
      guard example < words.count, words[example].text.first == letter, words[example].text.utf8.count > 1,
        words[(index + 1)..<example].map(\.text) == opener
      else { continue }
      return opener.count + 1
    }
    return 0
  }
}
