/// Cuts texts into the pieces of words that a model was trained on, as BERT does for uncased English.
///
/// Marks of the model's own in a text, such as `[SEP]`, are text like all other. The time is linear in the
/// text's length, and the memory does not depend on it.
public struct WordPieceTokenizer: Sendable {
  /// A word of more scalars than this becomes `[UNK]`.
  public static let mostWordScalars = 100
  /// So much of a text is looked at; what of it is blank or falls away counts too.
  public static let mostScalars = 1 << 20

  private let vocabulary: WordPieceVocabulary

  /// Creates a tokenizer.
  public init(_ vocabulary: WordPieceVocabulary) { self.vocabulary = vocabulary }

  /// The numbers of a text's pieces, `[CLS]` first and `[SEP]` last.
  ///
  /// - Parameter limit: The most numbers, both marks counted; at least 2. What comes later in the text is
  ///   left out.
  public func tokens(of text: String, atMost limit: Int) -> [Int32] {
    precondition(limit >= 2, "there is no room for the two marks")
    var pieces = PieceWriter(vocabulary, most: limit - 1)
    for scalar in text.unicodeScalars.prefix(Self.mostScalars) {
      if pieces.isFull { break }
      pieces.take(scalar)
    }
    return pieces.finish() + [vocabulary.end]
  }
}

/// Gathers scalars into words, and writes down the pieces of each word when it ends.
private struct PieceWriter {
  private let vocabulary: WordPieceVocabulary
  private let most: Int
  private var numbers: [Int32]
  private var word: [UInt8] = []
  private var wordScalars = 0

  init(_ vocabulary: WordPieceVocabulary, most: Int) {
    self.vocabulary = vocabulary
    self.most = most
    numbers = [vocabulary.start]
  }

  var isFull: Bool { numbers.count >= most }

  mutating func take(_ scalar: Unicode.Scalar) {
    guard !PlainScalars.isLeftOut(scalar) else { return }
    let isAlone = PlainScalars.isIdeograph(scalar)
    if isAlone { endWord() }
    PlainScalars.forEach(of: scalar) { plain in
      if PlainScalars.isBlank(plain) {
        endWord()
      } else if PlainScalars.isMark(plain) {
        endWord()
        append(plain)
        endWord()
      } else {
        append(plain)
      }
    }
    if isAlone { endWord() }
  }

  mutating func finish() -> [Int32] {
    endWord()
    return Array(numbers.prefix(most))
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    wordScalars += 1
    guard wordScalars <= WordPieceTokenizer.mostWordScalars else { return }
    if scalar.isASCII { word.append(UInt8(scalar.value)) } else { word += scalar.utf8 }
  }

  private mutating func endWord() {
    guard wordScalars > 0 else { return }
    let before = numbers.count
    if wordScalars > WordPieceTokenizer.mostWordScalars || !appendPieces() {
      numbers.removeSubrange(before...)
      numbers.append(vocabulary.unknown)
    }
    word.removeAll(keepingCapacity: true)
    wordScalars = 0
  }

  /// Each time the longest piece that fits; false where none does.
  private mutating func appendPieces() -> Bool {
    var offset = 0
    while offset < word.count {
      guard let piece = vocabulary.longestPiece(of: word, from: offset) else { return false }
      numbers.append(piece.number)
      offset = piece.end
    }
    return true
  }
}
