/// What can be read out and shown as it is.
enum PlainText {
  private static let marks: Set<Character> = [
    "<", ">", "[", "]", "{", "}", "|", "`", "*", "_", "\\", "~", "^", "=",
  ]
  private static let lastLatin: UInt32 = 0x024F

  /// Whether it holds a link or an address.
  static func holdsLink(_ text: String) -> Bool {
    let lower = text.lowercased()
    let isAddress = lower.split(whereSeparator: \.isWhitespace).contains { word in
      word.contains("@") || word.hasPrefix("www.")
        || ["http:", "https:", "mailto:"].contains(where: word.contains)
    }
    return isAddress || lower.contains("://")
  }

  /// Whether it has no markup, no control or invisible characters and no pictures, and is written in the
  /// script of the talk: a model that falls into another language is not understood.
  static func isPlain(_ text: String, besides talk: String) -> Bool {
    var before: Character = " "
    for character in text {
      // "C#" is a language, "# C" a heading.
      if marks.contains(character) || (character == "#" && !before.isLetter) { return false }
      before = character
    }
    let isTalkLatin = !talk.unicodeScalars.contains(where: isOtherLetter)
    return text.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .privateUse, .unassigned, .surrogate, .lineSeparator, .paragraphSeparator,
        .otherSymbol,
        .modifierSymbol:
        false
      default: !(isTalkLatin && isOtherLetter(scalar))
      }
    }
  }

  private static func isOtherLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic && scalar.value > lastLatin
  }
}
