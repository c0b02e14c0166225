import Persistence
import Retrieval
import SessionModel
import TestSupport
import Testing

@testable import KnowledgeBase

@Suite("Finding rubrics and questions")
struct KnowledgeLibraryTests {
  private let store = MemoryKnowledgeStore()
  private var library: KnowledgeLibrary { KnowledgeLibrary(store: store) }

  private func ingest(_ text: String, _ options: DocumentOptions) async throws {
    let ingest = KnowledgeIngest(store: store, embedding: nil, now: { WallTime(microseconds: 1) })
    _ = try await ingest.ingest(
      KnowledgeSource(name: "r.md", form: .markdown, content: Array(text.utf8)), options)
  }

  private func rubric(_ name: String) -> String {
    "# Rubric\n\n## \(name)\nWeight: 100\nAsks.\n### Good\n- a\n### Fair\n- b\n### Poor\n- c\n"
  }

  @Test("The highest version, or the one that is named")
  func versions() async throws {
    for version in ["1.9", "1.10", "1.2"] {
      try await ingest(rubric("v\(version)"), DocumentOptions(role: "r", level: "l", version: version))
    }
    #expect(try await library.rubric(role: "r", level: "l").rubric.criteria[0].name == "v1.10")
    let named = try await library.rubric(role: "r", level: "l", version: "1.2")
    #expect(named.rubric.version == "1.2" && named.rubric.criteria[0].name == "v1.2")
    #expect(await store.document(named.document)?.facts.version == "1.2")
  }

  @Test("Another text under a version that is there is refused")
  func sameVersion() async throws {
    let options = DocumentOptions(role: "r", level: "l", version: "1")
    try await ingest(rubric("old"), options)
    await #expect(throws: StoreError.self) { try await ingest(rubric("new"), options) }
    #expect(try await library.rubric(role: "r", level: "l").rubric.criteria[0].name == "old")
  }

  @Test("What is missing is told with what there is")
  func missing() async throws {
    await #expect(throws: KnowledgeFault.noRubric(role: "r", level: "l", version: nil, known: [])) {
      try await library.rubric(role: "r", level: "l")
    }
    try await ingest(rubric("a"), DocumentOptions(role: "r", level: "l", version: "1"))
    let fault = KnowledgeFault.noRubric(role: "r", level: "l", version: "9", known: ["r l 1"])
    await #expect(throws: fault) { try await library.rubric(role: "r", level: "l", version: "9") }
    #expect("\(fault)" == "there is no rubric for r, l, version 9; there is r l 1")
    await #expect(throws: KnowledgeFault.noQuestions(role: "r", level: "l", version: nil, known: [])) {
      try await library.questions(role: "r", level: "l")
    }
  }

  @Test("All question banks of the highest version")
  func questions() async throws {
    for (title, version) in [("B", "2"), ("A", "2"), ("C", "1")] {
      try await ingest(
        "# \(title)\n\n## Q \(title)\nCriterion: One\nWhat?\n",
        DocumentOptions(role: "r", level: "l", version: version))
    }
    let banks = try await library.questions(role: "r", level: "l")
    #expect(banks.flatMap(\.bank.questions).map(\.title) == ["Q A", "Q B"])
    #expect(try await library.questions(role: "r", level: "l", version: "1").count == 1)
  }

  @Test(
    "Versions are ordered by their numbers",
    arguments: [("1.9", "1.10"), ("1", "1.0"), ("0.9", "1"), ("1.a", "1.b"), ("2024-01", "2024-02")])
  func order(smaller: String, larger: String) {
    #expect(VersionOrder(smaller) < VersionOrder(larger))
    #expect(!(VersionOrder(larger) < VersionOrder(smaller)))
  }
}
