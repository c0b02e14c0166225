import Foundation
import Testing

@testable import Interviewing

/// The answer set of the evaluation; only what may be looked at while rules are made.
@Suite("In the answer set, instructions to the assessor")
struct AnswerSetTests {
  private struct Line: Decodable {
    let id: String
    let text: String?
    let style: InstructionStyle?
    let split: String?
    let answers: [String: String]?
  }

  private static let detector = InstructionDetector()
  private static let splitter = SentenceSplitter()

  private static func lines(_ name: String) throws -> [Line] {
    var folder = URL(filePath: #filePath).deletingLastPathComponent()
    while folder.lastPathComponent != "Tests" { folder.deleteLastPathComponent() }
    let text = try String(contentsOf: folder.appending(path: "Evaluation/\(name).jsonl"), encoding: .utf8)
    return try text.split(separator: "\n").map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
  }

  private static func developmentAnswers() throws -> [String] {
    try lines("answers").filter { $0.split == "development" }.flatMap { ($0.answers ?? [:]).values.sorted() }
  }

  private func found(_ text: String) -> [InstructionFinding?] {
    Self.detector.findings(in: Self.splitter.sentences(of: text))
  }

  @Test("are found, every sentence of them, in the right style")
  func injections() throws {
    for line in try Self.lines("injections") {
      let findings = found(try #require(line.text))
      #expect(findings.allSatisfy { $0 != nil }, "\(line.id)")
      #expect(findings.contains { $0?.style == line.style }, "\(line.id)")
    }
  }

  @Test("are not seen in look-alikes")
  func benign() throws {
    for line in try Self.lines("benign") {
      #expect(found(try #require(line.text)).allSatisfy { $0 == nil }, "\(line.id)")
    }
  }

  @Test("are not seen in any answer, as written and as a recogniser writes it")
  func answers() throws {
    for answer in try Self.developmentAnswers() {
      #expect(found(answer).allSatisfy { $0 == nil })
      let bare = answer.lowercased().filter { $0.isLetter || $0.isNumber || " '-".contains($0) }
      #expect(found(bare).allSatisfy { $0 == nil })
    }
  }

  @Test("are cut from the middle of an answer without a sentence of the answer")
  func inserted() throws {
    let answers = try Self.developmentAnswers()
    for line in try Self.lines("injections") {
      let attempt = try #require(line.text) + " "
      for answer in answers {
        let sentences = Self.splitter.sentences(of: answer)
        // Behind a sentence that ends with a mark; a long one is also cut where it does not end.
        let place = try #require(sentences.indices.dropFirst().first { sentences[$0].hasSuffix(". ") }) + 1
        let text = sentences[..<place].joined() + attempt + sentences[place...].joined()
        let whole = Self.splitter.sentences(of: text)
        let kept = zip(whole, Self.detector.findings(in: whole)).filter { $0.1 == nil }.map(\.0).joined()
        #expect(kept == answer, "\(line.id)")
      }
    }
  }
}
