/// The full words for what stands on both sides of an apostrophe, and for short forms written without one.
enum ShortForms {
  /// - Parameter parts: One word, or what the apostrophes in it separate.
  static func full(_ parts: [String]) -> [String] {
    guard parts.count > 1 else { return withoutApostrophe[parts[0]] ?? parts }
    guard parts.count == 2 else { return parts }
    let (stem, ending) = (parts[0], parts[1])
    switch ending {
    case "t" where stem.hasSuffix("n"): return [negated[stem] ?? String(stem.dropLast()), "not"]
    case "re": return [stem, "are"]
    case "ve": return [stem, "have"]
    case "ll": return [stem, "will"]
    case "d": return [stem, "would"]
    case "m": return [stem, "am"]
    case "s":
      if stem == "let" { return ["let", "us"] }
      return beings.contains(stem) ? [stem, "is"] : [stem]
    default: return parts
    }
  }

  private static let negated = ["can": "can", "won": "will", "shan": "shall", "ain": "are"]
  private static let beings: Set = [
    "it", "that", "this", "there", "here", "he", "she", "what", "who", "where",
  ]
  private static let withoutApostrophe = [
    "dont": ["do", "not"], "doesnt": ["does", "not"], "cant": ["can", "not"], "cannot": ["can", "not"],
    "wont": ["will", "not"], "shouldnt": ["should", "not"], "mustnt": ["must", "not"],
    "neednt": ["need", "not"],
    "youre": ["you", "are"], "youve": ["you", "have"], "youll": ["you", "will"], "im": ["i", "am"],
    "ive": ["i", "have"], "thats": ["that", "is"], "pls": ["please"], "plz": ["please"],
    "gimme": ["give", "me"], "lemme": ["let", "me"],
  ]
}

/// Digits and signs that stand for letters: 1gn0re, rubr1c, $core.
enum DigitLetters {
  /// The word with letters only, where it has at least two; else the word.
  static func read(_ word: String) -> String {
    guard word.utf8.contains(where: { table[$0] != nil }) else { return word }
    guard word.utf8.count(where: { (0x61...0x7A).contains($0) }) >= 2 else {
      // "@" and "$" alone are no words of ours.
      return word
    }
    return String(decoding: word.utf8.map { table[$0] ?? $0 }, as: UTF8.self)
  }

  private static let table: [UInt8: UInt8] = {
    let pairs: [(Character, Character)] = [
      ("0", "o"), ("1", "i"), ("3", "e"), ("4", "a"), ("5", "s"), ("7", "t"), ("@", "a"), ("$", "s"),
    ]
    return Dictionary(
      uniqueKeysWithValues: pairs.compactMap { digit, letter in
        guard let digit = digit.asciiValue, let letter = letter.asciiValue else { return nil }
        return (digit, letter)
      })
  }()
}
