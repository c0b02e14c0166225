import Testing
import WireJSON

/// A text and what is wrong with it where.
struct Malformed: Sendable, CustomTestStringConvertible {
  let bytes: [UInt8]
  let problem: JSONFault.Problem
  let offset: Int
  var testDescription: String { String(decoding: bytes, as: UTF8.self) }

  init(_ text: String, _ problem: JSONFault.Problem, at offset: Int) {
    self.init(Array(text.utf8), problem, at: offset)
  }

  init(_ bytes: [UInt8], _ problem: JSONFault.Problem, at offset: Int) {
    self.bytes = bytes
    self.problem = problem
    self.offset = offset
  }
}

@Suite("What is no JSON is refused, and where it is wrong is told")
struct MalformedTests {
  private static let structures: [Malformed] = [
    Malformed("", .empty, at: 0), Malformed(" \n\t ", .empty, at: 4),
    Malformed("\u{FEFF}1", .byteOrderMark, at: 0), Malformed("[\u{FEFF}1]", .expected(.value), at: 1),
    Malformed("[", .endsEarly, at: 1), Malformed("[1", .endsEarly, at: 2),
    Malformed("[1,", .endsEarly, at: 3),
    Malformed("{", .endsEarly, at: 1), Malformed("{\"a\"", .endsEarly, at: 4),
    Malformed("{\"a\":", .endsEarly, at: 5), Malformed("{\"a\":1", .endsEarly, at: 6),
    Malformed("{\"a\":1,", .endsEarly, at: 7), Malformed("[1,]", .expected(.value), at: 3),
    Malformed("[,1]", .expected(.value), at: 1), Malformed("[1 2]", .expected(.commaOrBracket), at: 3),
    Malformed("[1}", .expected(.commaOrBracket), at: 2),
    Malformed("[1:2]", .expected(.commaOrBracket), at: 2),
    Malformed("{1:2}", .expected(.nameOrEnd), at: 1), Malformed("{,}", .expected(.nameOrEnd), at: 1),
    Malformed("{\"a\":1,}", .expected(.name), at: 7), Malformed("{\"a\" 1}", .expected(.colon), at: 5),
    Malformed("{\"a\",1}", .expected(.colon), at: 4), Malformed("{\"a\":}", .expected(.value), at: 5),
    Malformed("{\"a\":1]", .expected(.commaOrBrace), at: 6),
    Malformed("{\"a\":1 \"b\":2}", .expected(.commaOrBrace), at: 7),
    Malformed("{'a':1}", .expected(.nameOrEnd), at: 1),
    Malformed("1 2", .trailingText, at: 2), Malformed("{}x", .trailingText, at: 2),
    Malformed("[]]", .trailingText, at: 2),
    Malformed("1\0", .trailingText, at: 1), Malformed("]", .expected(.value), at: 0),
    Malformed("nul", .endsEarly, at: 3), Malformed("nulL", .expected(.value), at: 3),
    Malformed("truee", .trailingText, at: 4), Malformed("True", .expected(.value), at: 0),
    Malformed("NaN", .expected(.value), at: 0), Malformed("Infinity", .expected(.value), at: 0),
    Malformed("/* */1", .expected(.value), at: 0), Malformed("1 // one", .trailingText, at: 2),
    Malformed("[1\u{A0}]", .expected(.commaOrBracket), at: 2), Malformed("\u{B}1", .expected(.value), at: 0),
    Malformed("[\"a\",\u{C}1]", .expected(.value), at: 5),
  ]

  private static let numbers: [Malformed] = [
    Malformed("+1", .expected(.value), at: 0), Malformed(".5", .expected(.value), at: 0),
    Malformed("01", .malformedNumber, at: 0), Malformed("-01", .malformedNumber, at: 0),
    Malformed("00", .malformedNumber, at: 0), Malformed("[-]", .malformedNumber, at: 1),
    Malformed("-", .endsEarly, at: 1),
    Malformed("[1.]", .malformedNumber, at: 1), Malformed("1.", .endsEarly, at: 2),
    Malformed("[1.e1]", .malformedNumber, at: 1), Malformed("[1e]", .malformedNumber, at: 1),
    Malformed("[1e+]", .malformedNumber, at: 1), Malformed("1E-", .endsEarly, at: 3),
    Malformed("[--1]", .malformedNumber, at: 1), Malformed("0x10", .trailingText, at: 1),
    Malformed("1_000", .trailingText, at: 1), Malformed("[1e1.5]", .expected(.commaOrBracket), at: 4),
    Malformed("-Infinity", .malformedNumber, at: 0), Malformed("[0,1e400]", .numberTooLarge, at: 3),
    Malformed("[1\u{FF11}]", .expected(.commaOrBracket), at: 2),
  ]

  private static let strings: [Malformed] = [
    Malformed("\"", .endsEarly, at: 1), Malformed("\"a", .endsEarly, at: 2),
    Malformed("\"\\", .endsEarly, at: 2),
    Malformed("\"a\\\"", .endsEarly, at: 4), Malformed("\"\\u12", .endsEarly, at: 5),
    Malformed("\"a\u{1}\"", .controlCharacter, at: 2), Malformed("\"a\nb\"", .controlCharacter, at: 2),
    Malformed("\"\\n\t\"", .controlCharacter, at: 3), Malformed("\"\0\"", .controlCharacter, at: 1),
    Malformed("\"\\x41\"", .unknownEscape, at: 1), Malformed("\"a\\'\"", .unknownEscape, at: 2),
    Malformed("\"\\U0041\"", .unknownEscape, at: 1), Malformed("\"\\u00g0\"", .unknownEscape, at: 1),
    Malformed("\"\\u-001\"", .unknownEscape, at: 1), Malformed("\"\\u123\"", .unknownEscape, at: 1),
    Malformed("\"\\ud800\"", .loneSurrogate, at: 1), Malformed("\"x\\udc00\"", .loneSurrogate, at: 2),
    Malformed("\"\\ud800\\ud800\"", .loneSurrogate, at: 1),
    Malformed("\"\\ud800\\u0041\"", .loneSurrogate, at: 1),
    Malformed("\"\\udc00\\ud800\"", .loneSurrogate, at: 1),
    Malformed("\"\\ud800\\n\"", .loneSurrogate, at: 1),
    Malformed("\"\\ud800\\u12\"", .unknownEscape, at: 7), Malformed("\"\\ud800", .loneSurrogate, at: 1),
    Malformed("{\"\\ud800\":1}", .loneSurrogate, at: 2),
  ]

  /// Sequences that UTF-8 does not have (Unicode 15, table 3-7), with where the first of them begins.
  private static let encodings: [Malformed] =
    ([
      [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xC3, 0x28], [0xE0, 0x80, 0x80],
      [0xE0, 0x9F, 0xBF],
      [0xE2, 0x80], [0xE2, 0x28, 0xA1], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80],
      [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80],
      [0xFE], [0xFF],
      [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80],
    ] as [[UInt8]]).flatMap { sequence in
      let quote = UInt8(ascii: "\"")
      let escaped = Array(#"\n\u00e9"#.utf8)
      return [
        Malformed([quote, 0x61] + sequence + [quote], .invalidUTF8, at: 2),
        Malformed([quote] + escaped + sequence + escaped + [quote], .invalidUTF8, at: 9),
      ]
    }

  private static let names: [Malformed] = [
    Malformed(#"{"a":1,"a":1}"#, .duplicateName, at: 7),
    Malformed(#"{"a":1,"\u0061":2}"#, .duplicateName, at: 7),
    Malformed(#"[{"b":{"a":1,"c":2, "a":3}}]"#, .duplicateName, at: 20),
    Malformed(#"{"":0,"":0}"#, .duplicateName, at: 6),
  ]

  @Test("A text that is malformed", arguments: structures + numbers + strings + encodings + names)
  func malformed(_ text: Malformed) throws {
    let fault = try #require(JSONFault.reading(text.bytes))
    #expect(fault.problem == text.problem)
    #expect(fault.offset == text.offset)
  }

  @Test("Every text cut short is refused")
  func cut() {
    let whole = Array(#"{"a":[1.5e3,true,null,{"b":"x\u00e9\ud83d\ude00é"}],"c":false}"#.utf8)
    #expect(JSONFault.reading(whole) == nil)
    for count in 0..<whole.count {
      #expect(JSONFault.reading(Array(whole[..<count])) != nil, "\(count) bytes")
    }
  }

  @Test("Line and column are those of the place, columns in characters")
  func place() throws {
    let fault = try #require(JSONFault.reading("{\n  \"naïve\": \"日本\",\r\n  \"é\": tru }"))
    #expect((fault.line, fault.column, fault.offset) == (3, 11, 36))
    #expect(fault.description == "line 3, column 11 (byte 36): a value was expected")
  }

  @Test("No fault quotes the text")
  func quotesNothing() throws {
    for text in ["{\"secret\":1,\"secret\":2}", "[secret]", "\"secret\\q\"", "secret", "1 secret"] {
      #expect(try #require(JSONFault.reading(text)).description.contains("secret") == false)
    }
  }
}
