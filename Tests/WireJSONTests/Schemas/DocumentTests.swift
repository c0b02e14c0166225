import Testing
import WireJSON

@Suite("The document of each kind of schema")
struct DocumentTests {
  private static let digits = StringPattern("^[0-9]+$") { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }

  private static let documents: [(JSONSchema, String)] = [
    (.anything, "{}"), (.boolean, #"{"type":"boolean"}"#),
    (.integer(in: -1...5), #"{"type":"integer","minimum":-1,"maximum":5}"#),
    (.number(), #"{"type":"number"}"#),
    (.number(in: 0...0.5), #"{"type":"number","minimum":0,"maximum":0.5}"#),
    (
      .string(length: 1...9, format: .dateTime, pattern: digits),
      #"{"type":"string","minLength":1,"maxLength":9,"format":"date-time","pattern":"^[0-9]+$"}"#
    ),
    (.enumeration(["a", "b"]), #"{"type":"string","enum":["a","b"]}"#), (.constant("a"), #"{"const":"a"}"#),
    (
      .array(of: .boolean, count: 0...3),
      #"{"type":"array","items":{"type":"boolean"},"minItems":0,"maxItems":3}"#
    ),
    (
      .object([.required("a", .boolean, "Whether."), .optional("b", .anything)]),
      #"{"type":"object","properties":{"a":{"type":"boolean","description":"Whether."},"b":{}},"required":["a"],"#
        + #""additionalProperties":false}"#
    ),
    (
      .object([.optional("a", .boolean)], allowsOthers: true),
      #"{"type":"object","properties":{"a":{"type":"boolean"}}}"#
    ),
    (
      .map(of: .boolean, count: 1...2),
      #"{"type":"object","additionalProperties":{"type":"boolean"},"propertyNames":{"pattern":"^[!-~]{1,60}$"},"#
        + #""minProperties":1,"maxProperties":2}"#
    ),
    (.nullable(.boolean), #"{"type":["boolean","null"]}"#),
    (.nullable(.enumeration(["a"])), #"{"type":["string","null"],"enum":["a",null]}"#),
    (.nullable(.reference("A")), ##"{"anyOf":[{"$ref":"#/components/schemas/A"},{"type":"null"}]}"##),
    (.nullable(.constant(1)), #"{"anyOf":[{"const":1},{"type":"null"}]}"#),
    (.nullable(.nullable(.boolean)), #"{"anyOf":[{"type":["boolean","null"]},{"type":"null"}]}"#),
    (.firstFitting([.boolean, .number()]), #"{"anyOf":[{"type":"boolean"},{"type":"number"}]}"#),
    (
      .reference("A.b-c_1").described("Words.", example: [1]),
      ##"{"$ref":"#/components/schemas/A.b-c_1","description":"Words.","examples":[[1]]}"##
    ),
    (
      .nullable(.boolean.described("Inner.", example: true)).described("Outer."),
      #"{"type":["boolean","null"],"description":"Outer.","examples":[true]}"#
    ),
  ]

  @Test("Says what is enforced, in the terms of JSON Schema", arguments: documents.indices)
  func document(index: Int) {
    let (schema, document) = Self.documents[index]
    #expect(String(decoding: schema.document.bytes, as: UTF8.self) == document)
  }
}
