import Foundation
import TestSupport
import Testing

@testable import KnowledgeFiles

@Suite("Finding and reading files")
struct KnowledgeFolderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func make(_ name: String) throws {
    let file = folder.file(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data("text".utf8).write(to: file)
  }

  private func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: folder.file(name).path, withDestinationPath: target)
  }

  private func found(in path: String) throws -> [String] {
    try KnowledgeFolder.files(at: path).map { $0.path.replacing(path + "/", with: "") }
  }

  @Test("A folder gives its known files at any depth, sorted, without hidden ones")
  func tree() throws {
    for name in ["b.md", "a/z.TXT", "a/y.jsonl", "a/b/c.pdf", "x.png", ".git/a.md", ".hidden.md", "noending"]
    {
      try make(name)
    }
    #expect(try found(in: folder.url.path) == ["a/b/c.pdf", "a/y.jsonl", "a/z.TXT", "b.md"])
    #expect(try KnowledgeFolder.files(at: folder.url.path).map(\.kind) == [.pdf, .jsonl, .text, .markdown])
  }

  @Test("Links that lead out, to folders, in circles or nowhere are not followed; one to a file inside is")
  func links() throws {
    let outside = try TemporaryFolder()
    try outside.write("secret", to: "secret.md")
    try make("in/a.md")
    try link("out.md", to: outside.file("secret.md").path)
    try link("outside", to: outside.url.path)
    try link("circle", to: folder.url.path)
    try link("nowhere.md", to: "/nowhere.md")
    try link("inside.md", to: "in/a.md")
    #expect(try found(in: folder.url.path) == ["in/a.md", "inside.md"])
  }

  @Test("What is not there, has no documents, or no known name")
  func nothing() throws {
    let missing = folder.file("missing").path
    #expect(throws: KnowledgeFileError.notFound(path: missing)) { try KnowledgeFolder.files(at: missing) }
    #expect(throws: KnowledgeFileError.noDocuments(path: folder.url.path)) {
      try KnowledgeFolder.files(at: folder.url.path)
    }
    try make("x.doc")
    let odd = folder.file("x.doc").path
    #expect(throws: KnowledgeFileError.unknownKind(path: odd)) { try KnowledgeFolder.files(at: odd) }
    #expect(try KnowledgeFolder.files(at: odd, kind: .text) == [KnowledgeFile(path: odd, kind: .text)])
  }

  @Test("A pipe and a device are refused at once")
  func noFile() async throws {
    let pipe = folder.file("pipe.md").path
    #expect(mkfifo(pipe, 0o600) == 0)
    for path in [pipe, "/dev/zero"] {
      await #expect(throws: KnowledgeFileError.notAFile(path: path)) {
        try await KnowledgeFile(path: path, kind: .text).content()
      }
    }
  }

  @Test("A file is read whole, and one of 50 MB is refused")
  func content() async throws {
    let file = try folder.write(Data((0..<3_000_000).map { UInt8(truncatingIfNeeded: $0) }), to: "a.txt")
    #expect(
      try await KnowledgeFile(path: file.path, kind: .text).content() == [UInt8](try Data(contentsOf: file)))
    let large = try folder.empty("large.txt")
    #expect(truncate(large.path, 50_000_000) == 0)
    await #expect(throws: KnowledgeFileError.tooLarge(name: large.path, limit: 50_000_000)) {
      try await KnowledgeFile(path: large.path, kind: .text).content()
    }
  }
}
