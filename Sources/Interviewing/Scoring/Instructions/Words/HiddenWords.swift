/// Words that a sentence holds in another form than as words: spelled letter by letter, or coded.
struct HiddenWords {
  /// The sentence with them.
  let words: [SpokenWord]
  /// How many of them belong to orders about an assessment.
  let tellingCount: Int

  /// The sentence read in each other way that gives other words; none for most.
  static func readings(of words: [SpokenWord], in sentence: Substring) -> [HiddenWords] {
    let spelled = SpelledWords.read(words).map { [$0] } ?? []
    return spelled
      + Base64Text.texts(in: sentence).map {
        HiddenWords(words: WordReader.words(in: $0[...]), tellingCount: 0)
      }
  }
}
