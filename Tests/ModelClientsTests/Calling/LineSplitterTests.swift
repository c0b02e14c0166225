import Testing

@testable import ModelClients

@Suite("Lines from bytes")
struct LineSplitterTests {
  private let text = Array("größer\r\n\n✓ 🎉\nrest".utf8)

  private func lines(_ pieces: [ArraySlice<UInt8>]) -> [String] {
    var splitter = LineSplitter()
    let lines = pieces.flatMap { splitter.take($0) } + [splitter.finished()]
    return lines.map { String(decoding: $0, as: UTF8.self) }
  }

  @Test("Are the same wherever the bytes are cut")
  func borders() {
    for first in 0...text.count {
      for second in first...text.count {
        let read = lines([text[..<first], text[first..<second], text[second...]])
        #expect(read == ["größer", "", "✓ 🎉", "rest"], "cut at \(first) and \(second)")
      }
    }
  }

  @Test("The bytes of an event are its data")
  func events() {
    func event(_ line: String) -> ServerSentEvent { ServerSentEvent(line: Array(line.utf8)) }
    #expect(event("data: {}") == .data(Array("{}".utf8)) && event("data:{}") == .data(Array("{}".utf8)))
    #expect(event("data: [DONE]") == .done)
    #expect(event("") == .other && event(": ping") == .other && event("event: x") == .other)
  }
}
