import Foundation
import Testing

@testable import Embeddings

@Suite struct WordPieceVocabularyTests {
  private static let marks = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]

  private func vocabulary(_ pieces: [String], end: String = "\n") throws -> WordPieceVocabulary {
    try WordPieceVocabulary(Array((pieces.joined(separator: "\n") + end).utf8))
  }

  private func number(_ word: String, from offset: Int = 0, in vocabulary: WordPieceVocabulary) -> Int32? {
    vocabulary.longestPiece(of: Array(word.utf8), from: offset)?.number
  }

  @Test("Pieces are numbered by line, with or without an end of the last line", arguments: ["\n", ""])
  func numbers(end: String) throws {
    let vocabulary = try vocabulary(Self.marks + ["a", "##a"], end: end)
    #expect(vocabulary.count == 6)
    #expect((vocabulary.unknown, vocabulary.start, vocabulary.end) == (1, 2, 3))
    #expect(number("a", in: vocabulary) == 4)
    #expect(number("ba", from: 1, in: vocabulary) == 5)
  }

  @Test("The longest piece is found, not the first")
  func longest() throws {
    let vocabulary = try vocabulary(Self.marks + ["un", "unable", "u"])
    #expect(vocabulary.longestPiece(of: Array("unab".utf8), from: 0)?.end == 2)
    #expect(vocabulary.longestPiece(of: Array("unables".utf8), from: 0)?.end == 6)
    #expect(number("xun", from: 1, in: vocabulary) == nil)
  }

  @Test("A combining mark continues a word, though it makes one character with the signs before it")
  func combiningMark() throws {
    let vocabulary = try vocabulary(Self.marks + ["##\u{93F}"])
    #expect(number("a\u{93F}", from: 1, in: vocabulary) == 4)
    #expect(number("##\u{93F}", in: vocabulary) == nil)
  }

  @Test("Two spellings of a letter are two pieces")
  func spellings() throws {
    let vocabulary = try vocabulary(Self.marks + ["\u{E9}", "e\u{301}"])
    #expect(number("\u{E9}", in: vocabulary) == 4)
    #expect(number("e\u{301}", in: vocabulary) == 5)
  }

  @Test("Two signs alone are a piece of their own")
  func signs() throws {
    let vocabulary = try vocabulary(Self.marks + ["##"])
    #expect(number("##", in: vocabulary) == 4)
  }

  @Test(
    "A vocabulary that cannot be used says why",
    arguments: [
      (["[PAD]", "[UNK]", "[CLS]"], "it has no [SEP]"),
      ([], "it has no [PAD]"),
      (["a"] + marks, "its first piece is not [PAD]"),
      (marks + ["a", "b", "a"], "its line 7 is line 5 again"),
      (marks + ["", "a"], "its line 5 is empty"),
    ])
  func refused(pieces: [String], why: String) {
    #expect(throws: EmbeddingError.vocabulary(why: why)) { try vocabulary(pieces) }
  }

  @Test("A file that is not there is an error that says what to do")
  func missingFile() {
    let file = URL(fileURLWithPath: "/nowhere/vocabulary.txt")
    let error = #expect(throws: EmbeddingError.self) { try WordPieceVocabulary(contentsOf: file) }
    #expect(error?.description.contains("proctor models fetch") == true)
  }
}
