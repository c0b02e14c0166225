import Foundation
import TestSupport
import Testing

@testable import KnowledgeFiles

@Suite(
  "Text out of PDF", .enabled(if: Availability.tool("pdftotext") != nil, "pdftotext is not installed"))
struct PDFTextTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func content(_ pdf: Data) async throws -> String {
    let file = try folder.write(pdf, to: "a.pdf")
    let bytes = try await KnowledgeFile(path: file.path, kind: .pdf).content()
    return String(decoding: bytes, as: UTF8.self)
  }

  private func refusal(_ pdf: Data) async throws -> KnowledgeFileError? {
    await #expect(throws: KnowledgeFileError.self) { try await content(pdf) }
  }

  @Test("A page of text")
  func text() async throws {
    #expect(try await content(PDFFixture.page("Say what you think")).hasPrefix("Say what you think\n"))
  }

  @Test("Pages without text name OCR as the remedy")
  func noText() async throws {
    let error = try await refusal(PDFFixture.picture)
    #expect(error == .noText(name: folder.file("a.pdf").path))
    #expect("\(try #require(error))".contains("OCR"))
  }

  @Test("A password")
  func locked() async throws {
    #expect(try await refusal(PDFFixture.locked) == .locked(name: folder.file("a.pdf").path))
  }

  @Test("What is no PDF: text, half a file, five million zeros, nothing")
  func damaged() async throws {
    for pdf in [
      Data("hello".utf8), PDFFixture.page("x").prefix(60), Data(repeating: 0, count: 5_000_000), Data(),
    ] {
      guard case .notReadablePDF = try await refusal(pdf) else {
        Issue.record("\(pdf.count) bytes")
        continue
      }
    }
  }

  @Test("A tool that takes too long is ended")
  func tooLong() async throws {
    await #expect(throws: KnowledgeFileError.tookTooLong(name: "a.pdf")) {
      try await PDFText.pages(of: Array(PDFFixture.page("x")), name: "a.pdf", within: .zero)
    }
  }

  @Test("The tool says its version")
  func version() async throws { #expect(try await PDFText.version().contains("pdftotext")) }
}
