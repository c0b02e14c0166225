import Testing

@testable import Interviewing

@Suite("Sentences")
struct SentenceSplitterTests {
  private func sentences(_ text: String) -> [String] {
    SentenceSplitter().sentences(of: text).map(String.init)
  }

  @Test(
    "end where a reader would end them",
    arguments: [
      ("One. Two! Three? Four", ["One. ", "Two! ", "Three? ", "Four"]),
      ("It took 2.5 seconds. Then 3.", ["It took 2.5 seconds. ", "Then 3."]),
      ("Ask Dr. Meyer, e.g. on Monday. He knows.", ["Ask Dr. Meyer, e.g. on Monday. ", "He knows."]),
      ("J. Smith wrote it. I read it.", ["J. Smith wrote it. ", "I read it."]),
      ("Queues, caches etc. were full. Yes.", ["Queues, caches etc. were full. ", "Yes."]),
      ("Well... it depends. Well... It depends.", ["Well... it depends. ", "Well... ", "It depends."]),
      ("Well… it depends.", ["Well… it depends."]),
      ("\"Why?\" he asked. \"Because.\" So be it.", ["\"Why?\" he asked. ", "\"Because.\" ", "So be it."]),
      ("we fixed it. then it broke", ["we fixed it. ", "then it broke"]),
      ("a line\nthat goes on\n\na paragraph", ["a line\nthat goes on\n\n", "a paragraph"]),
      ("Steps:\n- first\n- second", ["Steps:\n", "- first\n", "- second"]),
      ("好。好！好", ["好。", "好！", "好"]),
      ("  leading blanks", ["  leading blanks"]),
      ("", []), (" ", [" "]), ("...", ["..."]),
    ])
  func borders(text: String, expected: [String]) { #expect(sentences(text) == expected) }

  @Test("without marks end by length, where it harms least")
  func length() {
    let words = (1...40).map { "word\($0)" }.joined(separator: " ") + ", and " + words(41...90)
    let parts = sentences(words)
    #expect(parts.joined() == words)
    #expect(parts[0].hasSuffix("word40, "))
    #expect(parts.allSatisfy { $0.split(separator: " ").count <= 48 })
  }

  private func words(_ range: ClosedRange<Int>) -> String { range.map { "word\($0)" }.joined(separator: " ") }

  @Test(
    "are the text again, whatever it is",
    arguments: [
      "e\u{301}\u{301}\u{301} . \u{301}a", "\u{202E}.txt\u{202C} Yes. \u{200F}No.", "\r\n\r\n. .\r\n",
      "👩‍👩‍👧. 🇩🇪🇩🇪! x",
      "a\u{0}b. c", "?!?!?! ... …… . . .", String(repeating: "\u{301}", count: 2000),
      String(repeating: "é", count: 3000), String(repeating: ".", count: 3000),
      String(repeating: "a. ", count: 900),
    ])
  func exact(text: String) {
    let parts = SentenceSplitter().sentences(of: text)
    #expect(parts.map { Array($0.utf8) }.reduce([], +) == Array(text.utf8))
    #expect(parts.allSatisfy { !$0.isEmpty })
    #expect(SentenceSplitter().sentences(of: text) == parts)
  }

  @Test(
    "of ten megabytes are bounded, with blanks and without", .timeLimit(.minutes(2)),
    arguments: ["a", "word "])
  func hostile(piece: String) {
    let text = String(repeating: piece, count: 10_000_000 / piece.utf8.count)
    let ranges = SentenceSplitter().byteRanges(of: text)
    #expect(ranges.first?.lowerBound == 0)
    #expect(ranges.last?.upperBound == text.utf8.count)
    let isGapless = zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound }
    #expect(isGapless)
    let longest = ranges.map(\.count).max() ?? 0
    #expect(longest <= 48 * (SentenceSplitter.longestWordBytes + 4))
  }

  @Test("settings out of range are moved into it")
  func settings() {
    let splitter = SentenceSplitter(mostWords: 0, leastWords: 9)
    #expect((splitter.mostWords, splitter.leastWords) == (1, 1))
    #expect(splitter.sentences(of: "a b").map(String.init) == ["a ", "b"])
  }
}
