import Persistence
import Retrieval
import TestSupport
import Testing

@Suite("The knowledge store in memory")
struct MemoryKnowledgeStoreTests {
  @Test("It does what every knowledge store does", arguments: KnowledgeStoreConformance.allCases)
  func conforms(promise: KnowledgeStoreConformance) async throws {
    try await promise.exercise(MemoryKnowledgeStore())
  }

  @Test("Every error says what is wrong and where")
  func errors() {
    let id = DocumentID(rawValue: "kb_1")
    let errors: [StoreError] = [
      .notADatabase(path: "/x"), .foreignDatabase(path: "/x"), .newerSchema(path: "/x"),
      .notFound(path: "/x"),
      .notOpened(path: "/x", why: "y"), .readOnly(path: "/x"), .diskFull(path: "/x"), .busy(path: "/x"),
      .damaged(path: "/x", why: "y"), .failed(path: "/x", why: "y"),
    ]
    for error in errors { #expect("\(error)".contains("\"/x\"")) }
    for error in [StoreError.unfit(id, why: "y"), .nameTaken(id), .rubricTaken(version: "1", by: id)] {
      #expect("\(error)".contains("kb_1"))
    }
    #expect(Set((errors).map { "\($0)" }).count == errors.count)
  }
}
