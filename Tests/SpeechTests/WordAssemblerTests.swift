import Interviewing
import SessionModel
import Testing

@testable import Speech

@Suite("Words from tokens")
struct WordAssemblerTests {
  private func words(_ tokens: [(text: [UInt8], from: Int64, to: Int64, probability: Double)]) -> [HeardWord]
  {
    var assembler = WordAssembler()
    for token in tokens {
      token.text.withUnsafeBufferPointer {
        assembler.take($0, from: token.from, to: token.to, probability: token.probability)
      }
    }
    return assembler.finished()
  }

  @Test("A word begins at a space and is as sure as its least sure token")
  func parts() {
    let heard = words([
      (Array(" De".utf8), 10, 20, 0.9), (Array("bug".utf8), 20, 35, 0.4), (Array(".".utf8), 35, 36, 0.8),
      (Array(" Yes".utf8), 50, 70, 1),
    ])
    #expect(heard.map(\.text) == ["Debug.", "Yes"])
    #expect(heard.map(\.probability) == [0.4, 1])
    #expect(heard[0].start == SessionDuration(seconds: 0.1) && heard[0].end == SessionDuration(seconds: 0.36))
  }

  @Test("A character that is cut between tokens is whole again; bytes that are none become a sign for that")
  func bytes() {
    let umlaut = Array(" fü".utf8)
    #expect(words([(Array(umlaut[..<3]), 0, 1, 1), (Array(umlaut[3...]), 1, 2, 1)]).map(\.text) == ["fü"])
    #expect(words([([0x20, 0xFF], 0, 1, 1)]).map(\.text) == ["\u{FFFD}"])
  }

  @Test("Spaces alone are no word, and an end before its beginning is its beginning")
  func edges() {
    #expect(words([([0x20], 0, 1, 1), ([0x20, 0x20], 1, 2, 1)]).isEmpty)
    let odd = words([(Array(" a".utf8), 30, 10, 1)])
    #expect(odd[0].end == odd[0].start)
  }
}
