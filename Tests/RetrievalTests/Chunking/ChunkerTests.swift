import Retrieval
import Testing

@Suite("The chunker")
struct ChunkerTests {
  private func chunks(_ text: String, _ format: TextFormat = .markdown) -> [Chunk] {
    Chunker().chunks(of: KnowledgeDocument(text, format: format))
  }

  private func sentences(_ count: Int, of words: Int) -> String {
    (0..<count).map { "S\($0) " + Array(repeating: "word", count: words - 1).joined(separator: " ") + "." }
      .joined(separator: " ")
  }

  @Test("finds nothing in nothing", arguments: ["", " \n\t\r\n", "\u{FEFF}", "\u{3000}"])
  func nothing(text: String) {
    #expect(chunks(text).isEmpty)
  }

  @Test("never reaches over a heading, and knows the path of headings")
  func headings() {
    let found = chunks("Before.\n# A\nOne.\n## B ##\nTwo.\n### C\nThree.\n## D\nFour.")
    #expect(found.map(\.text) == ["Before.", "# A\nOne.", "## B ##\nTwo.", "### C\nThree.", "## D\nFour."])
    #expect(found.map(\.headingPath) == [[], ["A"], ["A", "B"], ["A", "B", "C"], ["A", "D"]])
    #expect(found.map(\.place.lines) == [1...1, 2...3, 4...5, 6...7, 8...9])
    #expect(found[3].textInContext == "A\nB\n### C\nThree.")
  }

  @Test("keeps a heading without text with the deeper one below it")
  func bareHeadings() {
    let found = chunks("# A\n\n## B\n\nText.\n\n## C\n## D\n")
    #expect(found.map(\.text) == ["# A\n\n## B\n\nText.", "## C", "## D"])
    #expect(found.map(\.headingsInText) == [2, 1, 1])
    #expect(found[0].textInContext == found[0].text)
  }

  @Test("reads underlined headings, and takes a rule after a paragraph's second line for none")
  func underlined() {
    let found = chunks("Title\n=====\nText.\n\nPart\n---\nMore\ntext\n---\n")
    #expect(found.map(\.headingPath) == [["Title"], ["Title", "Part"]])
    #expect(found[0].text == "Title\n=====\nText.")
  }

  @Test("takes a # in fenced code, in a word, and in plain text for no heading")
  func noHeadings() {
    #expect(chunks("# A\n```sh\n# comment\n```\n#tag\n####### seven").map(\.headingPath) == [["A"]])
    #expect(chunks("# A\ntext", .plainText).map(\.headingPath) == [[]])
  }

  @Test("joins small paragraphs and list items")
  func small() {
    let found = chunks("One.\n\nTwo.\n\n- a\n- b\n")
    #expect(found.map(\.text) == ["One.\n\nTwo.\n\n- a\n- b"])
  }

  @Test("ends a chunk that has enough at the next paragraph")
  func paragraphs() {
    let found = chunks(sentences(13, of: 10) + "\n\n" + sentences(13, of: 10))
    #expect(found.map { $0.text.split(separator: " ").count } == [130, 130])
  }

  @Test("cuts a long paragraph between sentences")
  func longParagraph() {
    let found = chunks(sentences(50, of: 10))
    #expect(found.count >= 3)
    #expect(found.allSatisfy { $0.text.hasPrefix("S") && $0.text.hasSuffix(".") })
  }

  @Test("leaves no small rest: it joins the chunk before, or takes from it")
  func rest() {
    let joined = chunks(sentences(13, of: 10) + "\n\nA rest.")
    #expect(joined.count == 1)
    let divided = chunks(sentences(21, of: 10))
    #expect(divided.count == 2)
    #expect(divided.allSatisfy { $0.text.split(separator: " ").count >= 40 })
  }

  @Test("cuts an abbreviation, an initial and a decimal nowhere")
  func noSentences() {
    let text = Array(repeating: "see e.g. the work of J. Smith on 3.5 kinds", count: 30).joined(
      separator: " ")
    for chunk in chunks(text).dropLast() {
      #expect(!chunk.text.hasSuffix("J.") && !chunk.text.hasSuffix("3."))
    }
  }

  @Test("tells settings that cannot be")
  func limits() {
    #expect(throws: RetrievalError.self) {
      try ChunkLimits(targetWords: 300, maximumWords: 200, maximumPieces: 254)
    }
    #expect(throws: RetrievalError.self) {
      try ChunkLimits(targetWords: 10, maximumWords: 200, maximumPieces: 100)
    }
  }
}
