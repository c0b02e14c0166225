import Persistence
import Retrieval
import SessionModel
import TestSupport
import Testing

@testable import KnowledgeBase

@Suite("Taking documents in")
struct KnowledgeIngestTests {
  private let store = MemoryKnowledgeStore()

  private func ingest(_ embedding: WordEmbedding? = nil) -> KnowledgeIngest {
    KnowledgeIngest(store: store, embedding: embedding, now: { WallTime(microseconds: 42) })
  }

  private func markdown(_ text: String, name: String = "docs/note.md") -> KnowledgeSource {
    KnowledgeSource(name: name, form: .markdown, content: Array(text.utf8))
  }

  @Test("Front matter counts more than the options, and is not searched")
  func frontMatter() async throws {
    let text = "---\nrole: data_analyst\nversion: \"2.0\"\n---\n# Values\n\nWe say what we think.\n"
    let options = DocumentOptions(bucket: .policy, role: "other", level: "mid", topic: "values")
    let account = try await ingest().ingest(markdown(text), options)[0]
    let facts = KnowledgeFacts(
      bucket: .policy, version: "2.0", role: "data_analyst", level: "mid", topic: "values")
    #expect(account.facts == facts && account.title == "Values" && account.outcome == .added)
    let document = try #require(await store.document(account.id))
    #expect(document.text == text && document.source == "docs/note.md")
    let chunk = await store.chunks(of: account.id)[0].chunk
    #expect(chunk.text == "# Values\n\nWe say what we think.")
    #expect(chunk.place.lines == 5...7)
    let bytes = Array(text.utf8)[chunk.place.bytes]
    #expect(String(decoding: bytes, as: UTF8.self) == chunk.text)
    #expect(await store.entry(account.id)?.createdAt == WallTime(microseconds: 42))
  }

  @Test("The same content is the same document, wherever it comes from; other facts or words make another")
  func identity() async throws {
    let first = try await ingest().ingest(markdown("# A\n\nText."))[0]
    let again = try await ingest().ingest(markdown("# A\n\nText.", name: "elsewhere/copy.md"))[0]
    #expect(again.id == first.id && again.outcome == .unchanged)
    let revision = await store.revision()
    #expect(revision == 1)
    for (text, options) in [
      ("# A\n\nText!", DocumentOptions()), ("# A\n\nText.", DocumentOptions(version: "2")),
      ("# A\n\nText.", DocumentOptions(role: "r")), ("# A\n\nText.", DocumentOptions(level: "r")),
      ("# A\n\nText.", DocumentOptions(topic: "r")), ("# A\n\nText.", DocumentOptions(title: "B")),
    ] {
      #expect(try await ingest().ingest(markdown(text), options)[0].outcome == .added, "\(text) \(options)")
    }
    #expect(await store.entries(.everything).count == 7)
  }

  @Test("A title is what the document, the options, the first heading or the file's name say")
  func titles() async throws {
    let cases: [(String, DocumentOptions, String)] = [
      ("---\ntitle: Own\n---\n# Heading\ntext", DocumentOptions(title: "Given"), "Own"),
      ("# Heading\ntext", DocumentOptions(title: "Given"), "Given"), ("# Heading\ntext", .init(), "Heading"),
      ("only text", .init(), "note"),
    ]
    for (text, options, title) in cases {
      #expect(try await ingest().ingest(markdown(text), options)[0].title == title)
    }
  }

  @Test("JSON Lines: a document each, what stands in it before the options")
  func jsonLines() async throws {
    let lines = """
      {"text": "First text.", "role": "r", "bucket": "policy", "topic": null}

      {"text": "Second text.", "title": "Two", "version": "3"}\r
      """
    let source = KnowledgeSource(name: "all.jsonl", form: .jsonLines, content: Array(lines.utf8))
    let accounts = try await ingest().ingest(source, DocumentOptions(role: "given", level: "mid"))
    #expect(accounts.map(\.title) == ["all 1", "Two"])
    #expect(accounts[0].facts == KnowledgeFacts(bucket: .policy, version: "1.0", role: "r", level: "mid"))
    #expect(accounts[1].facts == KnowledgeFacts(bucket: .company, version: "3", role: "given", level: "mid"))
    #expect(await store.entry(accounts[1].id)?.source == "all.jsonl:3")
    #expect(
      try await ingest().ingest(source, DocumentOptions(role: "given", level: "mid")).map(\.outcome)
        == [.unchanged, .unchanged])
  }

  @Test("A chunk of a text with pages tells its page, and pages of a PDF are no front matter")
  func pages() async throws {
    let body = Array(repeating: "Every word counts on this page, and there are enough of them.", count: 16)
      .joined(separator: "\n\n")
    let text = "---\n\(body)\u{0C}Second. \(body)\u{0C}Third. \(body)\u{0C}"
    let source = KnowledgeSource(name: "book.pdf", form: .pages, content: Array(text.utf8))
    let account = try await ingest().ingest(source)[0]
    let chunks = await store.chunks(of: account.id)
    #expect(account.title == "book" && chunks.first?.page == 1 && chunks.last?.page == 3)
    let second = try #require(
      chunks.first { $0.chunk.text.hasPrefix("Second.") || $0.chunk.text.contains("\nSecond.") })
    #expect(try #require(second.page) <= 2)
    #expect(chunks.allSatisfy { !$0.chunk.text.contains("\u{0C}") })
  }

  @Test("A text with a break at its beginning, and one without an end of lines, are taken as they are")
  func noFrontMatter() async throws {
    for text in ["---\nJust a break.\n---\nMore.", "---", "\u{FEFF}# Mark\r\rOld line ends."] {
      _ = try await ingest().ingest(markdown(text))
    }
    #expect(await store.entries(.everything).count == 3)
  }

  @Test("Vectors are made in batches, with progress; a second time nothing is embedded")
  func batches() async throws {
    let model = WordEmbedding()
    let text = (0..<40).map { "## Part \($0)\n\nWords of part \($0)." }.joined(separator: "\n\n")
    var notes: [IngestProgress] = []
    let account = try await ingest(model).ingest(markdown(text)) { notes.append($0) }[0]
    #expect(account.chunkCount == 40 && model.batches == [32, 8])
    #expect(notes.map(\.chunksDone) == [32, 40] && notes.allSatisfy { $0.chunkCount == 40 })
    #expect(await store.chunks(of: account.id).allSatisfy { $0.vector?.count == 16 })
    #expect(try await ingest(model).ingest(markdown(text))[0].outcome == .unchanged)
    #expect(model.batches == [32, 8])
  }

  @Test("A document of another model or none is embedded anew, and nothing else of it changes")
  func otherModel() async throws {
    let source = markdown("Some words.")
    let first = try await ingest().ingest(source)[0]
    #expect(try await ingest(WordEmbedding(version: "1")).ingest(source)[0].outcome == .embedded)
    let second = WordEmbedding(version: "2", dimension: 8)
    #expect(try await ingest(second).ingest(source)[0].outcome == .embedded)
    let stored = await store.chunks(of: first.id)[0]
    #expect(stored.vector?.count == 8)
    #expect(await store.entry(first.id)?.embedding == EmbeddingStamp(second))
    #expect(try await ingest().ingest(source)[0].outcome == .unchanged, "without a model vectors stay")
    #expect(await store.entry(first.id)?.embedding == EmbeddingStamp(second))
  }

  @Test("All vectors can be renewed at once")
  func renewed() async throws {
    for number in 0..<3 { _ = try await ingest().ingest(markdown("Text \(number).")) }
    let model = WordEmbedding()
    #expect(try await ingest(model).renewVectors() == 3)
    #expect(try await ingest(model).renewVectors() == 0)
    #expect(try await ingest().renewVectors() == 0)
    #expect(model.batches == [1, 1, 1])
  }

  @Test("A vector without direction is left out; its chunk stays")
  func noDirection() async throws {
    let account = try await ingest(WordEmbedding()).ingest(markdown("## !!!\n\n?!\n\n## Words\n\nWords."))[0]
    let vectors = await store.chunks(of: account.id).map { $0.vector != nil }
    #expect(vectors == [false, true])
  }

  @Test("Where the model fails, nothing is kept")
  func modelFails() async throws {
    let model = WordEmbedding { $0.contains("bad") }
    let lines = Array("{\"text\": \"good\"}\n{\"text\": \"bad\"}".utf8)
    await #expect(throws: WordEmbedding.ScriptedFailure.self) {
      try await ingest(model).ingest(KnowledgeSource(name: "x", form: .jsonLines, content: lines))
    }
    #expect(await store.entries(.everything).isEmpty)
  }

  @Test("The seed set is whole: rubrics and questions for two roles at three levels, taken once")
  func seed() async throws {
    #expect(SeedKnowledge.sources.count == 14)
    for source in SeedKnowledge.sources {
      #expect(try await ingest().ingest(source)[0].outcome == .added, "\(source.name)")
    }
    let library = KnowledgeLibrary(store: store)
    for role in ["software_engineer", "data_analyst"] {
      for level in ["junior", "mid", "senior"] {
        let rubric = try await library.rubric(role: role, level: level).rubric
        #expect(rubric.role == role && rubric.level == level && rubric.criteria.count >= 4)
        let banks = try await library.questions(role: role, level: level)
        let names = Set(rubric.criteria.map(\.name))
        #expect(banks.count == 1 && banks[0].bank.questions.count >= 5)
        #expect(banks[0].bank.questions.allSatisfy { names.contains($0.criterion) })
      }
    }
    for source in SeedKnowledge.sources {
      #expect(try await ingest().ingest(source)[0].outcome == .unchanged)
    }
  }
}
