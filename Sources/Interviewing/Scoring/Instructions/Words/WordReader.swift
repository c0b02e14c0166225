/// Reads a text as plain words, whatever was done to hide them: capitals, accents, letters of other alphabets that
/// look alike, wide and ornamental letters, invisible signs, digits for letters, short forms with an apostrophe.
struct WordReader {
  /// The rest of a longer word is left out.
  static let mostLetters = 40

  private var words: [SpokenWord] = []
  private var letters = ""
  private var count = 0
  private var startsClause = true
  private var parts: [String] = []
  private var sign = RunOfSigns()

  /// The words of a text in order.
  static func words(in text: Substring) -> [SpokenWord] {
    var reader = WordReader()
    for scalar in text.unicodeScalars { reader.read(scalar) }
    reader.finishWord()
    reader.finishSigns()
    return reader.words
  }

  private mutating func read(_ scalar: Unicode.Scalar) {
    switch PlainLetter(scalar) {
    case .invisible: return
    case .letter(let plain):
      finishSigns()
      append(plain)
    case .apostrophe:
      if count > 0 { finishPart() } else { sign.read(scalar) }
    case .hyphen:
      // Inside a word it is a hyphen, elsewhere a dash.
      if count == 0 { startsClause = true }
      finishWord()
      sign.read(scalar)
    case .blank: finishWord(); finishSigns()
    case .mark:
      finishWord()
      startsClause = true
      sign.read(scalar)
    }
  }

  private mutating func append(_ plain: PlainLetter.Text) {
    guard count < Self.mostLetters else { return }
    count += 1
    switch plain {
    case .one(let scalar): letters.unicodeScalars.append(scalar)
    case .several(let text): letters += text
    }
  }

  private mutating func finishPart() {
    if !letters.isEmpty { parts.append(letters) }
    letters = ""
  }

  private mutating func finishWord() {
    finishPart()
    guard !parts.isEmpty else { return }
    for word in ShortForms.full(parts) {
      words.append(SpokenWord(text: DigitLetters.read(word), startsClause: startsClause))
      startsClause = false
    }
    parts.removeAll(keepingCapacity: true)
    count = 0
  }

  private mutating func finishSigns() {
    guard !sign.isEmpty else { return }
    if let name = sign.name {
      words.append(SpokenWord(text: name, startsClause: startsClause))
      startsClause = true
    }
    sign = RunOfSigns()
  }
}

/// Signs that follow each other without a letter between them.
struct RunOfSigns {
  private(set) var isEmpty = true
  private var count = 0
  private var last: Unicode.Scalar = " "
  private var isSame = true
  private var holdsBrace = false
  private var holdsTag = false

  mutating func read(_ scalar: Unicode.Scalar) {
    if !isEmpty {
      isSame = isSame && scalar == last
      holdsTag =
        holdsTag || (last == "<" && (scalar == "/" || scalar == "|")) || (last == "[" && scalar == "/")
    }
    holdsBrace = holdsBrace || scalar == "{"
    isEmpty = false
    count += 1
    last = scalar
  }

  /// The word for signs with which programs mark where data ends.
  var name: String? {
    if holdsTag { return "fence" }
    if holdsBrace { return "brace" }
    guard count >= 3, isSame else { return nil }
    switch last {
    case "`", "\"", "'", "<", ">": return "fence"
    case "#", "-", "=", "*", "~", "_": return "rule"
    default: return nil
    }
  }
}
