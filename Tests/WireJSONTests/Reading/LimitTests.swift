import Testing
import WireJSON

@Suite("What is larger than it may be is refused")
struct LimitTests {
  private func problem(_ text: String, bytes: Int = 10_000, depth: Int = 8, values: Int = 100) -> JSONFault
    .Problem?
  {
    JSONFault.reading(text, limits: JSONLimits(bytes: bytes, depth: depth, values: values))?.problem
  }

  @Test("Bytes")
  func bytes() {
    #expect(problem("[1,2]", bytes: 5) == nil)
    #expect(problem("[1,2] ", bytes: 5) == .tooManyBytes(limit: 5))
    #expect(problem("", bytes: 0) == .empty)
  }

  @Test("Depth, of arrays and objects alike")
  func depth() {
    #expect(problem("7", depth: 0) == nil)
    #expect(problem("[]", depth: 0) == .tooDeep(limit: 0))
    #expect(problem(#"[{"a":[]},[[]]]"#, depth: 3) == nil)
    #expect(problem(#"[{"a":[{}]}]"#, depth: 3) == .tooDeep(limit: 3))
  }

  @Test("Values, containers and what is in them")
  func values() {
    #expect(problem(#"{"a":[1,2],"b":null}"#, values: 5) == nil)
    #expect(problem(#"{"a":[1,2],"b":null}"#, values: 4) == .tooManyValues(limit: 4))
    #expect(problem("[[],[],[]]", values: 3) == .tooManyValues(limit: 3))
  }

  @Test("The deepest that can be asked for is read and compared; a million brackets are refused")
  func deepest() throws {
    let limits = JSONLimits(bytes: 2_000_000, depth: JSONLimits.mostDepth, values: 1_000_000)
    let depth = JSONLimits.mostDepth
    let text = String(repeating: "{\"a\":[", count: depth / 2) + String(repeating: "]}", count: depth / 2)
    let value = try JSONValue(parsing: text, limits: limits)
    #expect(value.bytes == Array(text.utf8))
    for mark in ["[", "{\"a\":"] {
      #expect(throws: JSONFault.self) {
        try JSONValue(parsing: String(repeating: mark, count: 300_000), limits: limits)
      }
    }
  }
}
