import Testing
import WireJSON

/// A schema, a value, and what is wrong with it.
struct SchemaCase: Sendable, CustomTestStringConvertible {
  let schema: JSONSchema
  let value: JSONValue
  let faults: [String]
  var testDescription: String { "\(String(decoding: value.bytes, as: UTF8.self)): \(faults)" }

  init(_ schema: JSONSchema, _ value: JSONValue, _ faults: String...) {
    self.schema = schema
    self.value = value
    self.faults = faults
  }
}

@Suite("What each kind of schema lets through, and what it says of the rest")
struct SchemaKindTests {
  private static let scalars: [SchemaCase] = [
    SchemaCase(.anything, nil), SchemaCase(.anything, ["a": [1]]),
    SchemaCase(.boolean, false), SchemaCase(.boolean, 0, "the body must be a boolean, not a number"),
    SchemaCase(.boolean, "true", "the body must be a boolean, not a string"),
    SchemaCase(.integer(in: 1...9), 1), SchemaCase(.integer(in: 1...9), 9),
    SchemaCase(.integer(in: 1...9), 2.0),
    SchemaCase(.integer(in: 1...9), 0, "the body must be a whole number from 1 to 9"),
    SchemaCase(.integer(in: 1...9), 10, "the body must be a whole number from 1 to 9"),
    SchemaCase(.integer(in: 1...9), 1.5, "the body must be a whole number from 1 to 9"),
    SchemaCase(.integer(in: 1...9), 1e300, "the body must be a whole number from 1 to 9"),
    SchemaCase(.integer(in: 1...9), "1", "the body must be a whole number, not a string"),
    SchemaCase(.integer(), 9_007_199_254_740_991),
    SchemaCase(
      .integer(), 9_007_199_254_740_992,
      "the body must be a whole number from -9007199254740991 to 9007199254740991"),
    SchemaCase(.number(), -1e300), SchemaCase(.number(), 3), SchemaCase(.number(in: 0...1), 0),
    SchemaCase(.number(in: 0...1), 1), SchemaCase(.number(in: 0...1), 1.0001, "the body must be from 0 to 1"),
    SchemaCase(.number(in: -0.5...1), -0.6, "the body must be from -0.5 to 1"),
    SchemaCase(.number(), nil, "the body must be a number, not null"),
    SchemaCase(.constant("a"), "a"), SchemaCase(.constant(["a": 1, "b": 2]), ["b": 2, "a": 1.0]),
    SchemaCase(.constant("a"), "b", #"the body must be "a""#),
    SchemaCase(.constant(1), true, "the body must be 1"),
    SchemaCase(.nullable(.boolean), nil), SchemaCase(.nullable(.boolean), true),
    SchemaCase(.nullable(.boolean), 1, "the body must be a boolean, not a number"),
  ]

  private static let texts: [SchemaCase] = [
    SchemaCase(.string(length: 1...3), "abc"), SchemaCase(.string(length: 1...3), "日本語"),
    SchemaCase(.string(length: 1...3), "😀😀😀"), SchemaCase(.string(length: 0...3), ""),
    SchemaCase(.string(length: 1...3), "", "the body has 0 characters; at least 1 are needed"),
    SchemaCase(.string(length: 1...3), "abcd", "the body has 4 characters; at most 3 are allowed"),
    // What is seen as one character may be several code points, and those count.
    SchemaCase(
      .string(length: 1...3), "e\u{301}e\u{301}", "the body has 4 characters; at most 3 are allowed"),
    SchemaCase(.string(length: 1...3), "🇩🇪"),
    SchemaCase(.string(length: 0...3), ["a"], "the body must be a string, not an array"),
    SchemaCase(.enumeration(["K", "hr"]), "hr"),
    SchemaCase(.enumeration(["K", "hr"]), "HR", #"the body must be one of "K", "hr""#),
    SchemaCase(.enumeration(["K", "hr"]), "\u{212A}", #"the body must be one of "K", "hr""#),
    SchemaCase(.enumeration(["K", "hr"]), false, "the body must be a string, not a boolean"),
    SchemaCase(.string(length: 0...50, format: .uuid), "018f3d2e-7b1c-7f00-8000-00000000000A"),
    SchemaCase(.string(length: 0...50, format: .uuid), "018f3d2e", "the body does not have the format uuid"),
    SchemaCase(.string(length: 0...50, format: .dateTime), "2026-03-01T09:30:00Z"),
    SchemaCase(
      .string(length: 0...50, format: .dateTime), "2026", "the body does not have the format date-time"),
    SchemaCase(.string(length: 0...50, format: .uri), "any"),
    SchemaCase(.string(length: 0...50, format: .email), "any"),
    SchemaCase(.string(length: 0...9, pattern: vowels), "aeiou"),
    SchemaCase(.string(length: 0...9, pattern: vowels), "x", "the body does not match ^[aeiou]*$"),
  ]

  private static let vowels = StringPattern("^[aeiou]*$") { $0.allSatisfy("aeiou".contains) }

  private static let lists: [SchemaCase] = [
    SchemaCase(.array(of: .boolean, count: 1...2), [true]),
    SchemaCase(.array(of: .boolean, count: 1...2), [], "the body has 0 elements; at least 1 are needed"),
    SchemaCase(
      .array(of: .boolean, count: 1...2), [1, 2, 3], "the body has 3 elements; at most 2 are allowed"),
    SchemaCase(.array(of: .boolean, count: 1...2), [true, nil], "/1 must be a boolean, not null"),
    SchemaCase(.array(of: .boolean, count: 1...2), [:], "the body must be an array, not an object"),
    SchemaCase(.map(of: .boolean, count: 1...2), ["a": true, "a/b~c": false]),
    SchemaCase(.map(of: .boolean, count: 1...2), ["a/b~c": 1], "/a~1b~0c must be a boolean, not a number"),
    SchemaCase(.map(of: .boolean, count: 1...2), [:], "the body has 0 members; at least 1 are needed"),
    SchemaCase(
      .map(of: .boolean, count: 0...1), ["a": true, "b": true],
      "the body has 2 members; at most 1 are allowed"),
    SchemaCase(.map(of: .boolean, count: 0...1), [], "the body must be an object, not an array"),
  ]

  @Test("A value and what is said of it", arguments: scalars + texts + lists)
  func kind(_ tried: SchemaCase) {
    #expect(tried.schema.faults(in: tried.value).map(\.description) == tried.faults)
  }

  @Test(
    "A map's names are short and visible",
    arguments: ["", "a b", "é", "a\n", String(repeating: "x", count: 61)])
  func mapNames(name: String) {
    let value: JSONValue = [name: true]
    #expect(
      JSONSchema.map(of: .boolean, count: 0...9).faults(in: value).map(\.description)
        == ["the body has a name that is not of 1 to 60 visible ASCII characters"])
  }
}
