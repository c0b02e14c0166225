import Persistence
import Retrieval
import SessionModel
import TestSupport
import Testing

@testable import KnowledgeBase

@Suite("Documents that are refused")
struct HostileDocumentTests {
  private let store = MemoryKnowledgeStore()

  /// Takes a source that must be refused, and answers with what is said.
  private func refusal(
    _ content: [UInt8], _ form: KnowledgeSource.Form = .markdown,
    _ options: DocumentOptions = DocumentOptions(),
    name: String = "x.md"
  ) async throws -> String {
    let ingest = KnowledgeIngest(store: store, embedding: nil, now: { WallTime(microseconds: 1) })
    let source = KnowledgeSource(name: name, form: form, content: content)
    let error = await #expect(throws: KnowledgeFault.self) { try await ingest.ingest(source, options) }
    #expect(await store.entries(.everything).isEmpty)
    return error.map { "\($0)" } ?? ""
  }

  private func refusal(_ text: String, _ options: DocumentOptions = DocumentOptions()) async throws -> String
  {
    try await refusal(Array(text.utf8), .markdown, options)
  }

  @Test("Nothing, blanks, a byte order mark, front matter alone")
  func empty() async throws {
    for text in ["", " \n\t\r\n\u{2003}", "\u{FEFF}", "\u{FEFF}\n", "---\nrole: a\n---\n\n"] {
      for form in [KnowledgeSource.Form.markdown, .plainText] {
        #expect(try await refusal(Array(text.utf8), form) == "x.md: there is no text in it")
      }
    }
    #expect(try await refusal(Array("\u{0C}\u{0C}".utf8), .pages) == "x.md: there is no text in it")
  }

  @Test(
    "Broken UTF-8 is told with its offset",
    arguments: [
      ([0xFF], 0), ([0x61, 0x62, 0x80], 2), ([0x61, 0xE2, 0x82], 1), ([0xC3, 0xA4, 0xC0, 0xAF], 2),
      ([0xED, 0xA0, 0x80], 0), ([0x61, 0xF5, 0x80, 0x80, 0x80], 1),
    ])
  func brokenUTF8(bytes: [UInt8], offset: Int) async throws {
    for form in KnowledgeSource.Form.allCases {
      #expect(try await refusal(bytes, form).hasPrefix("x.md: the byte at offset \(offset) is no UTF-8"))
    }
  }

  @Test("A zero is told with its offset")
  func zero() async throws {
    #expect(try await refusal([0x61, 0, 0x62]).contains("the byte at offset 1 is zero"))
  }

  @Test("50 MB of text")
  func tooLarge() async throws {
    let content = [UInt8](repeating: 0x61, count: KnowledgeSource.bytesLimit)
    #expect(try await refusal(content).contains("it has 50000000 bytes"))
  }

  @Test(
    "Front matter with a fault is told with its line",
    arguments: [
      ("---\nrole: a\nrole: b\n---\nx", "x.md:3: the front matter gives role twice"),
      ("---\nrole: a\ncolour: red\n---\nx", "x.md:3: the front matter's key \"colour\" is unknown"),
      ("---\nrole:\n---\nx", "x.md:2: role is empty"),
      ("\n---\nrole: a\nnonsense\n---\nx", "x.md:4: the front matter has a line without"),
      ("---\nrole: a\n\nText goes on: without end.", "x.md:4: the front matter has a line without"),
      ("---\nrole: a\n", "x.md:1: the front matter that begins here has no end"),
      (
        "---\nbucket: rubrics\n---\nx",
        "x.md:2: the bucket \"rubrics\" is unknown; it is one of rubric, question"
      ),
    ])
  func frontMatter(text: String, said: String) async throws {
    #expect(try await refusal(text).hasPrefix(said))
  }

  @Test(
    "JSON Lines with a fault are told with the line, and nothing of the file is kept",
    arguments: [
      ("nonsense", "it is not a JSON object"), ("[1]", "it is not a JSON object"),
      ("{\"role\": \"a\"}", "it has no text"), ("{\"text\": null}", "it has no text"),
      ("{\"text\": \"  \"}", "its text is empty"), ("{\"text\": 3}", "text is not a text"),
      ("{\"text\": \"a\", \"version\": 2}", "version is not a text"),
      ("{\"text\": \"a\", \"rôle\": \"b\"}", "the key \"rôle\" is unknown; known are text, role"),
      ("{\"text\": \"a\", \"bucket\": \"b\"}", "the bucket \"b\" is unknown"),
      ("{\"text\": \"a\\u0000b\"}", "its text holds a zero"),
      ("{\"text\": \"---\\nrole: \\n---\\nx\"}", "line 2 of its text: role is empty"),
    ])
  func jsonLines(line: String, said: String) async throws {
    let content = Array("{\"text\": \"good\"}\n\n\(line)\n{\"text\": \"good too\"}".utf8)
    #expect(try await refusal(content, .jsonLines, name: "a.jsonl").hasPrefix("a.jsonl:3: \(said)"))
  }

  private static let criteria = """
    ## One
    Weight: 60
    Asks.
    ### Good
    - a
    ### Fair
    - b
    ### Poor
    - c
    ## Two
    Weight: 40
    Asks.
    ### Good
    - a
    ### Fair
    - b
    ### Poor
    - c
    """

  @Test(
    "A rubric with a fault is told with the line in its file, with front matter and without",
    arguments: [
      ("Weight: 40", "Weight: 50", 10, "the weights add up to 110"),
      ("## Two", "## One", 19, "the criterion \"One\" stands 9 lines above already"),
      ("Weight: 60", "Weight: much", 11, "the weight \"much\" is no whole number"),
      ("Weight: 60\n", "", 10, "has no line \"Weight: NUMBER\""),
      ("### Poor\n", "", 10, "has no part \"### Poor\""),
    ])
  func rubric(old: String, new: String, line: Int, said: String) async throws {
    let body = Self.criteria.replacing(old, with: new, maxReplacements: 1)
    let front = "---\nrole: r\nlevel: l\nbucket: rubric\nversion: 1\n---\n\n# Title\n\n"
    #expect(body != Self.criteria)
    #expect(try await refusal(front + body).hasPrefix("x.md:\(line): "))
    #expect(try await refusal(front + body).contains(said))
    // Seven lines fewer stand before it.
    let options = DocumentOptions(role: "r", level: "l")
    #expect(try await refusal("# Title\n\n" + body, options).hasPrefix("x.md:\(line - 7): "))
  }

  @Test("A rubric of nobody's, and questions without a criterion")
  func incomplete() async throws {
    #expect(
      try await refusal("# Title\n\n" + Self.criteria).hasPrefix(
        "x.md:1: the front matter does not give role"))
    let questions = "---\nrole: r\nlevel: l\nbucket: question\n---\n# Q\n\n## First\nWhat?\n"
    #expect(try await refusal(questions).hasPrefix("x.md:8: \"First\" has no line \"Criterion: NAME\""))
  }

  @Test("A text that looks like a rubric is one, and its faults are told")
  func guessed() async throws {
    let text = "# T\n\n## One\nWeight: 10\nAsks.\n"
    #expect(try await refusal(text, DocumentOptions(role: "r", level: "l")).contains("no part \"### Good\""))
  }

  @Test("Options with a fault", arguments: ["", "a\nb", String(repeating: "x", count: 201)])
  func options(value: String) {
    #expect(DocumentOptions(role: value).fault()?.hasPrefix("role ") == true)
    #expect(DocumentOptions(role: "software_engineer").fault() == nil)
  }
}
