import Testing

@testable import Embeddings

@Suite struct WordPieceTokenizerTests {
  private static let pieces = [
    "[PAD]", "[UNK]", "[CLS]", "[SEP]", "a", "##a", "cafe", "un", "##able", ".", "[", "]", "sep",
    "\u{4E2D}", "=",
  ]
  private let tokenizer: WordPieceTokenizer

  init() throws {
    tokenizer = WordPieceTokenizer(
      try WordPieceVocabulary(Array(Self.pieces.joined(separator: "\n").utf8)))
  }

  /// A text's pieces, without the marks around them.
  private func pieces(of text: String, atMost limit: Int = 256) -> [String] {
    let tokens = tokenizer.tokens(of: text, atMost: limit)
    #expect(tokens.first == 2 && tokens.last == 3 && tokens.count <= limit)
    return tokens.dropFirst().dropLast().map { Self.pieces[Int($0)] }
  }

  @Test(
    "Words become pieces",
    arguments: [
      ("", []), (" \t\r\n", []), ("unable", ["un", "##able"]), ("UnAble", ["un", "##able"]),
      ("a a", ["a", "a"]), ("aa", ["a", "##a"]), ("a.a", ["a", ".", "a"]), ("ab", ["[UNK]"]),
      ("a ab a", ["a", "[UNK]", "a"]), ("a\u{0}a", ["a", "##a"]), ("a\u{A0}a", ["a", "a"]),
    ])
  func words(text: String, expected: [String]) { #expect(pieces(of: text) == expected) }

  @Test(
    "Accents fall away, however they are spelled",
    arguments: ["caf\u{E9}", "cafe\u{301}", "CAF\u{C9}", "ca\u{301}fe\u{302}\u{303}", "caf\u{1EBF}"])
  func accents(text: String) { #expect(pieces(of: text) == ["cafe"]) }

  @Test("A Han character is a word by itself")
  func han() { #expect(pieces(of: "a\u{4E2D}a\u{4E2D}") == ["a", "\u{4E2D}", "a", "\u{4E2D}"]) }

  @Test("A sign is looked at without its strokes")
  func struckSign() { #expect(pieces(of: "a\u{2260}a") == ["a", "=", "a"]) }

  @Test("The model's own marks in a text are text")
  func marks() { #expect(pieces(of: "[SEP]") == ["[", "sep", "]"]) }

  @Test("A word of more than 100 scalars is unknown; accents do not count")
  func longWord() {
    #expect(pieces(of: String(repeating: "a", count: 100)).count == 100)
    #expect(pieces(of: String(repeating: "a", count: 101)) == ["[UNK]"])
    #expect(pieces(of: String(repeating: "a\u{301}", count: 100)).count == 100)
  }

  @Test("A text is cut at the limit, within a word too", arguments: 2...6)
  func limit(limit: Int) {
    let all = ["a", "un", "##able", "a", "##a"]
    #expect(pieces(of: "a unable aa", atMost: limit) == Array(all.prefix(limit - 2)))
  }

  @Test("A long text counts by its beginning")
  func longText() {
    let long = String(repeating: "a ", count: 100_000)
    #expect(pieces(of: long) == pieces(of: String(long.prefix(600))))
  }

  @Test(
    "What would grow without bounds elsewhere stays small here",
    arguments: [("a", ["[UNK]"]), ("\u{301}", ["a"]), ("\u{E9}", ["[UNK]"]), ("\u{0}", ["a"]), (" ", ["a"])])
  func hostile(unit: String, expected: [String]) {
    #expect(pieces(of: "a" + String(repeating: unit, count: 4_000_000)) == expected)
  }

  @Test("What follows a million blanks is not read")
  func farAway() {
    let blanks = String(repeating: " ", count: WordPieceTokenizer.mostScalars - 1)
    #expect(pieces(of: blanks + "a") == ["a"])
    #expect(pieces(of: blanks + " a") == [])
  }
}
