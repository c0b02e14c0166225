import Retrieval
import Testing

@Suite("The tokenizer")
struct TokenizerTests {
  private let plain = Tokenizer(stopWords: [], stems: false)

  @Test("cuts at all that is neither letter nor digit, and lowercases")
  func words() {
    #expect(
      plain.terms(in: "HTTP/2, snake_case — and 3.14!") == ["http", "2", "snake", "case", "and", "3", "14"])
    #expect(plain.terms(in: "ÉCOLE Straße ΑΒΓ") == ["école", "straße", "αβγ"])
  }

  @Test("joins what an apostrophe contracts and drops what it possesses")
  func apostrophes() {
    #expect(
      plain.terms(in: "don't O'Brien's candidate’s dogs' 'quoted'") == [
        "dont", "obrien", "candidate", "dogs", "quoted",
      ])
    #expect(plain.terms(in: "' '' 's it's") == ["s", "it"])
  }

  @Test("takes composed and decomposed letters for the same")
  func composition() {
    #expect(plain.terms(in: "cafe\u{301}") == plain.terms(in: "caf\u{e9}"))
  }

  @Test("takes ideographs and kana one by one")
  func ideographs() {
    #expect(plain.terms(in: "数据base かな") == ["数", "据", "base", "か", "な"])
  }

  @Test("leaves stop words out before it stems")
  func stopWords() {
    #expect(
      Tokenizer().terms(in: "What is the use of indexing, and doesn't it cost?") == ["us", "index", "cost"])
    #expect(Tokenizer().terms(in: "the of and") == [])
  }

  @Test("gives no term but those of the stop list for the list itself")
  func ownStopWords() {
    for word in StopWords.english { #expect(Tokenizer().terms(in: word).isEmpty, "\(word)") }
  }

  @Test("cuts an endless word, and finds it again by its beginning")
  func endlessWord() {
    let terms = plain.terms(in: String(repeating: "ä", count: 500_000))
    #expect(terms.count == 1)
    #expect(terms[0].utf8.count <= Tokenizer.wordBytes)
  }

  @Test("reads control characters and nothing at all")
  func nothing() {
    #expect(plain.terms(in: "") == [])
    #expect(plain.terms(in: "\u{0}\u{1}\u{FFFE}\u{200B}") == [])
  }
}
