import Testing
import WireJSON

@Suite("Objects, what they lead to, and how much is told")
struct ObjectSchemaTests {
  private static let candidate = JSONSchema.object([
    .required("name", .string(length: 1...200), "As the candidate is called."),
    .optional("email", .nullable(.string(length: 3...254, format: .email))),
    .optional("tags", .array(of: .string(length: 1...20), count: 0...5)),
  ])
  private static let definitions = [
    "Candidate": candidate,
    "Session": JSONSchema.object([.required("candidate", .reference("Candidate"))]),
    "Tree": .object([
      .required("leaf", .boolean), .optional("children", .array(of: .reference("Tree"), count: 0...9)),
    ]),
    "Loop": .reference("Loop"), "Nullable": .nullable(.reference("Nullable")),
  ]

  private func faults(_ value: JSONValue, _ schema: JSONSchema) -> [String] {
    schema.faults(in: value, definitions: Self.definitions).map(\.description)
  }

  @Test("What is left out, wrong or unknown is told with its place")
  func members() {
    #expect(faults(["name": "A"], Self.candidate) == [])
    #expect(faults(["name": "A", "email": nil, "tags": ["x"]], Self.candidate) == [])
    #expect(faults([], Self.candidate) == ["the body must be an object, not an array"])
    #expect(
      faults(["tags": ["x", 7, ""], "nick": 1, "email": "x"], Self.candidate) == [
        "/name is missing", "/email has 1 characters; at least 3 are needed",
        "/tags/1 must be a string, not a number",
        "/tags/2 has 0 characters; at least 1 are needed", "/nick is not known here",
      ])
    #expect(faults(["name": nil], Self.candidate) == ["/name must be a string, not null"])
  }

  @Test("Unknown names are told only where they can be shown")
  func unknownNames() {
    let long = String(repeating: "x", count: 60)
    let hidden = "has a member that is not known here; its name is not fit to be shown"
    func said(_ name: String) -> [String] {
      faults([name: 1], .object([.required("o", .object([]))]))
        .filter { $0 != "/o is missing" }
    }
    #expect(said(long) == ["/\(long) is not known here"])
    #expect(said("a/~b") == ["/a~1~0b is not known here"])
    for name in [long + "x", "", "a b", "\u{1B}[31m", "é", "\u{202E}x", "\u{7F}"] {
      #expect(said(name) == ["the body \(hidden)"], "\(name.utf8.count) bytes")
    }
    #expect(
      faults(["o": ["é": 1]], .object([.required("o", .object([]))])) == ["/o \(hidden)"])
  }

  @Test("Others pass where they are allowed")
  func others() {
    let schema = JSONSchema.object([.required("a", .boolean)], allowsOthers: true)
    #expect(faults(["a": true, "b": [1], "é": nil], schema) == [])
    #expect(faults(["b": 1], schema) == ["/a is missing"])
  }

  @Test("A name that only Unicode calls the same is another one")
  func canonicalName() {
    let schema = JSONSchema.object([.required("K", .boolean)])
    #expect(faults(["\u{212A}": true], schema).count == 2)
  }

  @Test("References lead to their schemas, into themselves too")
  func references() {
    #expect(
      faults(["candidate": ["name": ""]], .reference("Session")) == [
        "/candidate/name has 0 characters; at least 1 are needed"
      ])
    let tree: JSONValue = [
      "leaf": false, "children": [["leaf": true], ["leaf": 1, "children": [["x": 0]]]],
    ]
    #expect(
      faults(tree, .reference("Tree")) == [
        "/children/1/leaf must be a boolean, not a number", "/children/1/children/0/leaf is missing",
        "/children/1/children/0/x is not known here",
      ])
  }

  @Test("A tree as deep as is read is checked")
  func deep() throws {
    var text = #"{"leaf":true}"#
    for _ in 0..<100 { text = #"{"leaf":false,"children":[\#(text)]}"# }
    let value = try JSONValue(parsing: text, limits: JSONLimits(bytes: 10_000, depth: 256, values: 10_000))
    #expect(faults(value, .reference("Tree")) == [])
  }

  @Test("A reference that leads nowhere or round refuses all")
  func brokenReferences() {
    #expect(faults(1, .reference("None")) == ["the body cannot be checked: the schema None is not defined"])
    #expect(faults(1, .reference("Loop")) == ["the body cannot be checked: its schema leads back to itself"])
    #expect(
      faults(1, .reference("Nullable")) == ["the body cannot be checked: its schema leads back to itself"])
    #expect(faults(nil, .reference("Nullable")) == [])
    #expect(
      faults(1, .firstFitting([.reference("None")])) == [
        "the body cannot be checked: the schema None is not defined"
      ])
  }

  @Test("At most twenty faults are told, the first ones")
  func most() {
    let values = JSONValue.array(Array(repeating: 1, count: 1_000))
    let told = faults(values, .array(of: .boolean, count: 0...2_000))
    #expect(told.count == 20)
    #expect(told.last == "/19 must be a boolean, not a number")
    let members = (0..<50).map { (name: "n\($0)", value: JSONValue(true)) }
    #expect(faults(JSONValue(JSONObject(members)), .object([])).count == 20)
    #expect(faults(JSONValue(JSONObject(members)), .map(of: .integer(), count: 0...99)).count == 20)
  }

  @Test("No fault quotes the value")
  func quotesNothing() {
    let secret: JSONValue = "hunter2"
    let schemas: [JSONSchema] = [
      .boolean, .integer(), .number(), .string(length: 0...1), .string(length: 0...9, format: .uuid),
      .constant(1),
      .string(length: 0...9, format: .dateTime),
      .string(length: 0...9, pattern: StringPattern("^$") { $0.isEmpty }),
      .enumeration(["a"]), .array(of: .boolean, count: 0...1), .object([]), .map(of: .boolean, count: 0...1),
      .nullable(.boolean), .firstFitting([.boolean, .constant("b")]), .reference("Candidate"),
    ]
    for schema in schemas {
      let told = faults(["v": secret], .object([.required("v", schema)]))
      #expect(told.count == 1 && told[0].hasPrefix("/v ") && !told[0].contains("hunter2"), "\(told)")
    }
  }
}
