/// A word with the blanks behind it.
struct BlankedWord {
  let bytes: Range<Int>
  /// What lies behind it.
  let border: SentenceBorder
}

/// What lies between two words, from where a text should least be cut to where a sentence ends.
enum SentenceBorder: Int, Comparable {
  case word
  /// The next word is one with which speakers go on: and, but, so.
  case connective
  case comma
  /// A semicolon, a colon, a dash or the end of a line.
  case clause
  case sentence

  static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// Reads a text word by word and tells what lies behind each.
struct BlankedWordReader {
  private let bytes: [UInt8]
  private var offset = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> BlankedWord? {
    guard offset < bytes.count else { return nil }
    let start = offset
    // Blanks before the first word belong to it.
    skipBlanks()
    let letters = offset
    let isCut = skipLetters()
    let end = offset
    skipBlanks()
    let behind = isCut ? .word : border(after: letters..<end, blanks: end..<offset)
    return BlankedWord(bytes: start..<offset, border: behind)
  }

  private mutating func skipBlanks() {
    while offset < bytes.count, SentenceMarks.isBlank(bytes[offset]) { offset += 1 }
  }

  /// - Returns: Whether the word was cut because of its length.
  private mutating func skipLetters() -> Bool {
    let start = offset
    while offset < bytes.count, !SentenceMarks.isBlank(bytes[offset]) {
      let isScalarStart = bytes[offset] & 0xC0 != 0x80
      if isScalarStart, offset - start >= SentenceSplitter.longestWordBytes { return true }
      if isScalarStart, SentenceMarks.isIdeographicStop(bytes, endingAt: offset, after: start) {
        return false
      }
      offset += 1
    }
    return false
  }

  private func border(after word: Range<Int>, blanks: Range<Int>) -> SentenceBorder {
    guard offset < bytes.count else { return .sentence }
    let lines = bytes[blanks].count { $0 == 0x0A }
    if lines > 1 { return .sentence }
    let next = SentenceMarks.firstLetter(bytes, at: offset)
    if lines == 1, SentenceMarks.beginsLine(next) { return .sentence }
    if SentenceMarks.endsSentence(bytes, word, next: next) { return .sentence }
    if lines == 1 { return .clause }
    switch bytes[word].last {
    case UInt8(ascii: ";"), UInt8(ascii: ":"): return .clause
    case UInt8(ascii: "-"): return word.count == 1 ? .clause : .word
    case UInt8(ascii: ","): return .comma
    default: break
    }
    // En and em dash.
    if word.count == 3, bytes[word].starts(with: [0xE2, 0x80]) { return .clause }
    return SentenceMarks.isConnective(bytes, at: offset) ? .connective : .word
  }
}
