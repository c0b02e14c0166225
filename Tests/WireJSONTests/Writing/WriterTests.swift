import Testing
import WireJSON

@Suite("What is written")
struct WriterTests {
  private func text(_ write: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter()
    write(&writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test("Commas and colons come where they belong")
  func punctuation() {
    let written = text { writer in
      writer.beginObject()
      writer.key("a")
      writer.beginArray()
      writer.integer(-1)
      writer.beginArray()
      writer.endArray()
      writer.null()
      writer.beginObject()
      writer.endObject()
      writer.endArray()
      writer.key("b")
      writer.bool(true)
      writer.key("c")
      writer.string("")
      writer.endObject()
    }
    #expect(written == #"{"a":[-1,[],null,{}],"b":true,"c":""}"#)
  }

  @Test("Members, closures and lists are the same, shorter")
  func shorter() {
    let none: String? = nil
    let written = text { writer in
      writer.object {
        $0.member("text", "t")
        $0.member("none", none)
        $0.member("left out", ifPresent: none)
        $0.member("there", ifPresent: 7 as Int?)
        $0.array("list") { $0.value([0.5, 1]) }
        $0.object("inner") { $0.member("flags", [true, false]) }
        $0.member("value", ["n": 1, "a": [nil]] as JSONValue)
      }
    }
    #expect(
      written
        == #"{"text":"t","none":null,"there":7,"list":[[0.5,1]],"inner":{"flags":[true,false]},"#
        + #""value":{"n":1,"a":[null]}}"#)
  }

  @Test("A text is whole when all that was begun has ended")
  func whole() {
    var writer = JSONWriter()
    #expect(!writer.isWhole)
    writer.beginArray()
    #expect(!writer.isWhole)
    writer.beginObject()
    writer.endObject()
    #expect(!writer.isWhole)
    writer.endArray()
    #expect(writer.isWhole)
  }

  @Test(
    "Characters are escaped that JSON or a page could take for something else",
    arguments: [
      ("\"\\/", #""\"\\/""#), ("\u{8}\u{C}\n\r\t", #""\b\f\n\r\t""#),
      ("\0\u{1}\u{1F}\u{7F}", "\"\\u0000\\u0001\\u001f\u{7F}\""),
      ("</script>", #""\u003c/script>""#), ("<!--", #""\u003c!--""#),
      ("a\u{2028}b\u{2029}", #""a\u2028b\u2029""#),
      ("\u{2027}\u{202A}\u{E2}\u{20A8}", "\"\u{2027}\u{202A}\u{E2}\u{20A8}\""),
      ("é日本😀", #""é日本😀""#), ("", #""""#), ("plain", #""plain""#), ("\"", #""\"""#), ("x\n", #""x\n""#),
    ])
  func escapes(raw: String, expected: String) throws {
    #expect(text { $0.string(raw) } == expected)
    #expect(try JSONValue(parsing: expected).string == raw)
    #expect(text { writer in writer.object { $0.member(raw, 1) } } == "{\(expected):1}")
  }

  @Test("Every character reads back as it was")
  func everyScalar() throws {
    for value in UInt32(0)...0x1_FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let raw = "x\(scalar)"
      let bytes = JSONValue(raw).bytes
      guard try JSONValue(parsing: bytes).string.map({ Array($0.utf8) == Array(raw.utf8) }) == true else {
        Issue.record("U+\(String(value, radix: 16))")
        return
      }
    }
  }

  @Test("What is no JSON stops the program: a value without a name")
  func valueWithoutName() async {
    await #expect(processExitsWith: .failure) {
      var writer = JSONWriter()
      writer.beginObject()
      writer.integer(1)
    }
  }

  @Test("What is no JSON stops the program: a name in an array, a second value, an end too many, a half text")
  func misuse() async {
    await #expect(processExitsWith: .failure) {
      var writer = JSONWriter()
      writer.beginArray()
      writer.key("a")
    }
    await #expect(processExitsWith: .failure) {
      var writer = JSONWriter()
      writer.integer(1)
      writer.integer(2)
    }
    await #expect(processExitsWith: .failure) {
      var writer = JSONWriter()
      writer.beginObject()
      writer.endArray()
    }
    await #expect(processExitsWith: .failure) {
      var writer = JSONWriter()
      writer.beginObject()
      _ = writer.bytes
    }
    await #expect(processExitsWith: .failure) {
      var writer = JSONWriter()
      writer.number(.infinity)
    }
    await #expect(processExitsWith: .failure) { _ = ["a": 1, "a": 2] as JSONValue }
  }
}
