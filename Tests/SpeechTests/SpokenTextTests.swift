import Testing

@testable import Speech

@Suite("A text in the pieces that it is spoken in")
struct SpokenTextTests {
  private func pieces(_ text: String) throws -> [String] {
    try SpokenText(text).sentences.map { sentence in
      sentence.map { "\($0.words)\($0.mark)" }.joined(separator: "|")
    }
  }

  @Test(
    "is cut into sentences and clauses, each with its mark",
    arguments: [
      ("Hello.", ["Hello."]),
      ("Hello", ["Hello."]),
      ("Well, yes; no: perhaps! Really?", ["Well,|yes;|no:|perhaps!", "Really?"]),
      ("One line\nanother one\n\n", ["One line.", "another one."]),
      ("He said \"stop.\" Then he left…", ["He said stop.", "Then he left."]),
      ("What?! No…", ["What?", "No."]),
      ("A dash — like this – ends a clause", ["A dash,|like this,|ends a clause."]),
    ])
  func cut(text: String, expected: [String]) throws { #expect(try pieces(text) == expected) }

  @Test(
    "is not cut within numbers, abbreviations and initials",
    arguments: [
      ("It cost 3.50 at 10:30, or 1,000.", ["It cost 3.50 at 10 30,|or 1 000."]),
      ("Dr. Smith, e.g. J. Doe, came.", ["Dr. Smith,|e.g. J. Doe,|came."]),
      ("It was I. Nobody else.", ["It was I.", "Nobody else."]),
    ])
  func whole(text: String, expected: [String]) throws { #expect(try pieces(text) == expected) }

  @Test("holds nothing that means something to the phonemizer")
  func hostile() throws {
    let said = try pieces("[[h@'loU]] <break/> \u{7}\u{202E}`rm` {x} \\ -f /etc/passwd | it's")
    #expect(said == ["h@'loU break/ rm x -f /etc/passwd it's."])
  }

  @Test("breaks what is too long between words, and cuts a word without end")
  func long() throws {
    let clauses = try SpokenText(String(repeating: "word ", count: 200)).sentences.flatMap(\.self)
    #expect(clauses.count > 3)
    #expect(clauses.allSatisfy { $0.words.count <= SpokenText.longestClause })
    #expect(clauses.map { $0.words.split(separator: " ").count }.reduce(0, +) == 200)
    let endless = try SpokenText(String(repeating: "a", count: 4_000)).sentences.flatMap(\.self)
    #expect(endless.map(\.words.count) == [SpokenText.longestClause])
  }

  @Test("is refused when there is nothing to say, or too much", arguments: ["", " \n\t", "...", "?! —", "🙂"])
  func empty(text: String) {
    #expect(throws: SpeechError.notSpoken(why: "there is no word in it")) { try SpokenText(text) }
  }

  @Test("is refused when it is too long, with its length")
  func tooLong() {
    let error = #expect(throws: SpeechError.self) { try SpokenText(String(repeating: "a ", count: 3_000)) }
    #expect(error?.description.contains("6000 characters") == true)
  }
}
