/// Words that a sentence holds in another form than as words: spelled letter by letter, or coded.
enum HiddenWords {
  /// The sentence read in each other way that gives other words; none for most.
  static func readings(of words: [SpokenWord], in sentence: Substring) -> [[SpokenWord]] {
    var readings: [[SpokenWord]] = []
    if let spelled = SpelledWords.read(words) { readings.append(spelled) }
    for text in Base64Text.texts(in: sentence) { readings.append(WordReader.words(in: text[...])) }
    return readings
  }
}

/// Words that are spelled: "I G N O R E", "I as in India", "alpha bravo", "IGNORE, next word, THE".
enum SpelledWords {
  /// The words with spelled ones put together; nil if nothing is spelled.
  static func read(_ words: [SpokenWord]) -> [SpokenWord]? {
    let isNato = words.count { natoLetters[$0.text] != nil } >= leastLetters
    var result: [SpokenWord] = []
    var run = ""
    var isChanged = false
    var index = 0
    func finish() {
      if run.utf8.count >= leastLetters {
        isChanged = true
        for text in parts(of: run) { result.append(SpokenWord(text: text, startsClause: result.isEmpty)) }
      } else {
        for letter in run { result.append(SpokenWord(text: String(letter), startsClause: false)) }
      }
      run = ""
    }
    while index < words.count {
      if let length = borderLength(words, at: index) {
        if !run.isEmpty || length > 1 { isChanged = isChanged || length > 1 }
        finish()
        index += length
      } else if let letter = words[index].letter {
        run.append(letter)
        index += 1 + exampleLength(words, after: index, letter: letter)
      } else if isNato, let letter = natoLetters[words[index].text] {
        run.append(letter)
        index += 1
      } else {
        finish()
        result.append(words[index])
        index += 1
      }
    }
    finish()
    return isChanged ? result : nil
  }

  private static let leastLetters = 3

  /// How many words at `index` only say that a new word begins.
  private static func borderLength(_ words: [SpokenWord], at index: Int) -> Int? {
    let next = index + 1 < words.count ? words[index + 1].text : ""
    switch (words[index].text, next) {
    case ("next", "word"), ("new", "word"), ("next", "letter"), ("another", "word"), ("second", "word"),
      ("third", "word"), ("fourth", "word"), ("word", "break"), ("first", "word"):
      return 2
    case ("space", _): return 1
    default: return nil
    }
  }

  /// "as in India", "like India", "for India" behind a letter.
  private static func exampleLength(_ words: [SpokenWord], after index: Int, letter: Character) -> Int {
    for (opener, length) in [(["as", "in"], 3), (["like"], 2), (["for"], 2), (["as"], 2)] {
      guard index + length < words.count, words[index + length].text.first == letter,
        words[(index + 1)..<(index + length)].map(\.text) == opener, words[index + length].text.utf8.count > 1
      else { continue }
      return length
    }
    return 0
  }

  /// Letters without borders between words as words that we know, if that is possible.
  private static func parts(of run: String) -> [String] {
    let letters = Array(run.prefix(WordReader.mostLetters * 2))
    // For each end, where the last word before it begins.
    var starts: [Int?] = [0] + Array(repeating: nil, count: letters.count)
    for end in 1...letters.count {
      for length in (1...min(12, end)).reversed() where starts[end] == nil && starts[end - length] != nil {
        if vocabulary.contains(String(letters[end - length..<end])) { starts[end] = end - length }
      }
    }
    guard starts[letters.count] != nil else { return [run] }
    var parts: [String] = []
    var end = letters.count
    while end > 0, let start = starts[end] {
      parts.append(String(letters[start..<end]))
      end = start
    }
    return parts.reversed()
  }

  private static func set(_ words: String) -> Set<String> { Set(words.split(separator: " ").map(String.init)) }

  private static let vocabulary = set(
    """
    ignore disregard forget skip the all your my this rubric rules instructions previous prior and give me a ten full \
    marks mark score rate rating points maximum max top highest as is out of set to answer best pass please grade \
    award assessor candidate perfect excellent you must now write output one zero hire
    """)

  private static let natoLetters: [String: Character] = Dictionary(
    uniqueKeysWithValues: set(
      """
      alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november oscar papa quebec romeo \
      sierra tango uniform victor whiskey xray yankee zulu
      """
    ).compactMap { word in word.first.map { (word, $0) } })
}
