/// The marks at which sentences end, and what only looks like it.
enum SentenceMarks {
  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  /// Whether 。, ！ or ？ ends at `end`; those have no blanks behind them.
  static func isIdeographicStop(_ bytes: [UInt8], endingAt end: Int, after start: Int) -> Bool {
    guard end - start >= 3 else { return false }
    switch (bytes[end - 3], bytes[end - 2], bytes[end - 1]) {
    case (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x9F): return true
    default: return false
    }
  }

  /// The first byte of a word behind opening quotes and brackets; nil where there is none.
  static func firstLetter(_ bytes: [UInt8], at offset: Int) -> UInt8? {
    var offset = offset
    while offset < bytes.count, openers.contains(bytes[offset]) { offset += 1 }
    return offset < bytes.count ? bytes[offset] : nil
  }

  /// Whether a line that begins with this byte is a new sentence, an item or a heading, and not the rest of a
  /// sentence that was too long for the line before.
  static func beginsLine(_ byte: UInt8?) -> Bool {
    guard let byte else { return true }
    return !isLowercase(byte) && byte < 0x80
  }

  /// Whether the sentence ends with the word in `range`.
  ///
  /// - Parameter next: The first letter of the next word.
  static func endsSentence(_ bytes: [UInt8], _ range: Range<Int>, next: UInt8?) -> Bool {
    let end = beforeClosers(bytes, range)
    guard end > range.lowerBound else { return false }
    let isFollowedByLowercase = next.map(isLowercase) ?? false
    switch bytes[end - 1] {
    case UInt8(ascii: "!"), UInt8(ascii: "?"):
      // "Why?" he asked.
      return !(isFollowedByLowercase && end < range.upperBound)
    case UInt8(ascii: "."):
      if end - range.lowerBound > 1, bytes[end - 2] == UInt8(ascii: ".") { return !isFollowedByLowercase }
      return !isAbbreviation(bytes[range.lowerBound..<end - 1], isFollowedByLowercase)
    default:
      if isIdeographicStop(bytes, endingAt: end, after: range.lowerBound) { return true }
      // The ellipsis as one sign.
      return bytes[range.lowerBound..<end].suffix(3).elementsEqual([0xE2, 0x80, 0xA6])
        && !isFollowedByLowercase
    }
  }

  /// Whether a word is one with which speakers go on.
  static func isConnective(_ bytes: [UInt8], at offset: Int) -> Bool {
    connectives.contains { bytes[offset...].starts(with: $0) }
  }

  private static func beforeClosers(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    var end = range.upperBound
    while end > range.lowerBound {
      if closers.contains(bytes[end - 1]) {
        end -= 1
      } else if end - range.lowerBound >= 3, bytes[end - 3] == 0xE2, bytes[end - 2] == 0x80,
        (0x98...0x9E).contains(bytes[end - 1])
      {
        // Typographic quotes.
        end -= 3
      } else {
        break
      }
    }
    return end
  }

  /// Whether a full stop behind these bytes belongs to the word.
  private static func isAbbreviation(_ word: ArraySlice<UInt8>, _ isFollowedByLowercase: Bool) -> Bool {
    let letters = word.drop { openers.contains($0) }
    guard letters.count <= 7 else { return false }
    // "J. Smith", "e.g. this"; but "plan B." is rare enough.
    if letters.count == 1, let letter = letters.first, isLowercase(letter | 0x20) { return true }
    if letters.dropFirst().contains(UInt8(ascii: ".")),
      letters.allSatisfy({ isLowercase($0 | 0x20) || $0 == 0x2E })
    {
      return true
    }
    let lowered = String(decoding: letters.map { isLowercase($0 | 0x20) ? $0 | 0x20 : $0 }, as: UTF8.self)
    if titles.contains(lowered) { return true }
    return isFollowedByLowercase && shortened.contains(lowered)
  }

  private static func isLowercase(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }

  private static let openers = Set("\"'([{*_".utf8)
  private static let closers = Set("\"')]}*_".utf8)
  private static let connectives = ["and ", "but ", "so ", "then ", "because ", "now ", "or "].map {
    Array($0.utf8)
  }
  /// Never the last word of a sentence.
  private static let titles: Set = [
    "mr", "mrs", "ms", "dr", "prof", "st", "vs", "cf", "fig", "nr", "bzw", "sra", "sr",
  ]
  /// The last word of a sentence only if a capital follows.
  private static let shortened: Set = [
    "etc", "approx", "inc", "ltd", "jr", "usw", "ca", "min", "max", "sec", "resp", "incl",
  ]
}
