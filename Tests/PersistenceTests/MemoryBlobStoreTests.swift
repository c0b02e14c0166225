import Persistence
import TestSupport
import Testing

@Suite("Blobs in memory")
struct MemoryBlobStoreTests {
  @Test("They do what every store of blobs does", arguments: BlobStoreConformance.allCases)
  func conforms(promise: BlobStoreConformance) async throws {
    try await promise.exercise(MemoryBlobStore(sha256: .tested))
  }

  @Test(
    "A name leads nowhere else",
    arguments: [
      "", "/", "/a.b", "a.b/", "a//b.c", "../a.b", "a/../b.c", "a/..", ".", "..", "a/.b", "a/b.", ".a", "a.",
      "a..b", "a.b/c.d", "noending", "a b.c", "a\\b.c", "a\u{0}.b", "ä.b", "a/b%2f.c", "~/a.b", "-/*.b",
      "a.b\n",
    ])
  func hostileNames(name: String) { #expect(throws: FieldFault.self) { try BlobKey(name) } }

  @Test("Nor does a folder's", arguments: ["", "/", "a/", "/a", "a//b", "..", "a/..", "a.b", "a b", "ä"])
  func hostileFolders(name: String) { #expect(throws: FieldFault.self) { try BlobFolder(name) } }

  @Test("A name has a bound")
  func bound() throws {
    let letters = String(repeating: "a", count: 496)
    #expect(try BlobKey(letters + ".mp4").description.count == 500)
    #expect(
      throws: FieldFault(field: "blob.key", problem: "has 1000004 bytes; at most 500 are kept")
    ) { try BlobKey(String(repeating: "a", count: 1_000_000) + ".mp4") }
  }
}
