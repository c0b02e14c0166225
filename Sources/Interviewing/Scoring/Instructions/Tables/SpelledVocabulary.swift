/// What spelled letters are put together to.
enum SpelledVocabulary {
  /// The longest of ``words``.
  private static let longest = 12

  /// Letters without borders between words as words that we know; the letters as one word if that is not possible.
  static func parts(of run: String) -> [String] {
    let letters = Array(run.prefix(WordReader.mostLetters * 2))
    // For each end, where the last word before it begins.
    var starts: [Int?] = [0] + Array(repeating: nil, count: letters.count)
    for end in letters.indices.map({ $0 + 1 }) {
      for length in (1...min(longest, end)).reversed() where starts[end] == nil && starts[end - length] != nil
      {
        if words.contains(String(letters[end - length..<end])) { starts[end] = end - length }
      }
    }
    var parts: [String] = []
    var end = letters.count
    while end > 0, let start = starts[end] {
      parts.append(String(letters[start..<end]))
      end = start
    }
    return end == 0 ? parts.reversed() : [run]
  }

  /// Those that are hardly spelled in an honest answer.
  static let telling = Set(
    words:
      """
      ignore disregard forget rubric score marks instructions rules maximum assessor rating grade award full highest \
      points override
      """)

  private static let words = Set(
    words:
      """
      ignore disregard forget skip the all your my this rubric rules instructions previous prior and give me a ten full \
      marks mark score rate rating points maximum max top highest as is out of set to answer best pass please grade \
      award assessor candidate perfect excellent you must now write output one zero hire override it us nine
      """)

  static let natoLetters: [String: Character] = Dictionary(
    uniqueKeysWithValues: Set(
      words:
        """
        alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november oscar papa quebec romeo \
        sierra tango uniform victor whiskey xray yankee zulu
        """
    ).compactMap { word in word.first.map { (word, $0) } })

}
