import Retrieval
import Testing

@Suite("Knowledge")
struct KnowledgeTests {
  private func facts(role: String? = nil, level: String? = nil) -> KnowledgeFacts {
    KnowledgeFacts(bucket: .rubric, version: "1.0", role: role, level: level)
  }

  @Test("without a role or level applies to all")
  func general() {
    #expect(KnowledgeFilter(role: "analyst", level: "senior").admits(facts()))
    #expect(KnowledgeFilter(role: "analyst").admits(facts(role: "analyst", level: "junior")))
    #expect(!KnowledgeFilter(role: "analyst").admits(facts(role: "engineer")))
    #expect(!KnowledgeFilter(level: "senior").admits(facts(role: "analyst", level: "junior")))
  }

  @Test("is filtered by bucket and version")
  func buckets() {
    #expect(KnowledgeFilter.everything.admits(facts()))
    #expect(KnowledgeFilter(buckets: [.rubric, .policy]).admits(facts()))
    #expect(!KnowledgeFilter(buckets: [.question]).admits(facts()))
    #expect(!KnowledgeFilter(buckets: []).admits(facts()))
    #expect(!KnowledgeFilter(version: "2.0").admits(facts()))
  }

  @Test("names its chunks so that they can be read again")
  func names() {
    let id = ChunkID(document: DocumentID(rawValue: "a#b"), ordinal: 12)
    #expect(id.description == "a#b#12")
    #expect(ChunkID("a#b#12") == id)
    for text in ["", "a", "a#", "a#-1", "a#x"] { #expect(ChunkID(text) == nil) }
    #expect(ChunkID(document: DocumentID(rawValue: "a"), ordinal: 10) > ChunkID("a#9") ?? id)
  }
}
