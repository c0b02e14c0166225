import Testing
import WireJSON

@Suite("What is JSON is read")
struct WellFormedTests {
  @Test("Every kind of value is read, blanks around it or not")
  func kinds() throws {
    let text = " {\"a\" : [1 , -2.5,true\t,false,null],\r\n\"b\":{}, \"c\":[ ] ,\"\":\"\"} \n"
    let value = try JSONValue(parsing: text)
    #expect(value == ["a": [1, -2.5, true, false, nil], "b": [:], "c": [], "": ""])
    #expect(value.object?.map(\.name) == ["a", "b", "c", ""])
    for (text, expected) in [("0", 0), ("\"x\"", "x"), ("true", true), ("null", nil)] as [(String, JSONValue)]
    {
      #expect(try JSONValue(parsing: text) == expected)
    }
  }

  @Test(
    "Escapes stand for their characters",
    arguments: [
      (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u0041\u00e9\u00E9""#, "Aéé"),
      (#""\u0000""#, "\0"), (#""\ud83d\ude00!""#, "😀!"), (#""\uDBFF\uDFFF""#, "\u{10FFFF}"),
      (#""\uD800\uDC00""#, "\u{10000}"), (#""\uD7FF\uE000\uFFFF""#, "\u{D7FF}\u{E000}\u{FFFF}"),
      (#""é\u0065\u0301\n日本""#, "é\u{65}\u{301}\n日本"), ("\"\u{7F}\u{80}\"", "\u{7F}\u{80}"),
    ])
  func escapes(text: String, expected: String) throws {
    let value = try #require(try JSONValue(parsing: text).string)
    #expect(Array(value.utf8) == Array(expected.utf8))
  }

  @Test("The bounds of UTF-8 are read")
  func utf8() throws {
    for scalar in [
      "\u{80}", "\u{7FF}", "\u{800}", "\u{D7FF}", "\u{E000}", "\u{FFFF}", "\u{10000}", "\u{10FFFF}",
    ] {
      #expect(try JSONValue(parsing: "\"\(scalar)\"").string == scalar)
    }
  }

  @Test("Names that only Unicode calls the same are two names")
  func canonicalNames() throws {
    let value = try JSONValue(parsing: "{\"\u{E9}\":1,\"e\u{301}\":2,\"K\":3,\"\u{212A}\":4}")
    #expect(value.object?.count == 4)
    #expect(value["\u{E9}"] == 1 && value["e\u{301}"] == 2 && value["K"] == 3 && value["\u{212A}"] == 4)
  }

  @Test("An object of many members finds each, and the first that comes twice")
  func manyMembers() throws {
    let members = (0..<1_000).map { "\"name \($0)\":\($0)" }
    let value = try JSONValue(parsing: "{\(members.joined(separator: ","))}")
    for number in 0..<1_000 { #expect(value["name \(number)"]?.integer == number) }
    #expect(value["name 1000"] == nil)
    for twice in [0, 15, 16, 17, 999] {
      let text = "{\(members.joined(separator: ",")),\"name \(twice)\":0}"
      #expect(JSONFault.reading(text)?.problem == .duplicateName)
    }
  }
}
