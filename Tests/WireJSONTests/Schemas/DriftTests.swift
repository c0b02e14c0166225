import TestSupport
import Testing
import WireJSON

@Suite("What is documented is what is enforced")
struct DriftTests {
  private static let names = ["a", "b", "K", "\u{212A}", "é", "a b", "long-name"]
  private static let definitions: [String: JSONSchema] = [
    "Pair": .object([.required("a", .integer(in: 0...3)), .optional("b", .nullable(.string(length: 1...2)))]),
    "Tree": .object([
      .optional("a", .array(of: .reference("Tree"), count: 0...2)), .optional("b", .reference("Pair")),
    ]),
  ]
  private static let vowels = StringPattern("^[aeiou]*$") { text in
    text.unicodeScalars.allSatisfy { "aeiou".unicodeScalars.contains($0) }
  }

  private func schema(_ depth: Int, _ generator: inout SeededGenerator) -> JSONSchema {
    let leaves: [JSONSchema] = [
      .anything, .boolean, .integer(in: -1...2), .number(in: -0.5...1.5), .number(), .string(length: 0...2),
      .string(length: 1...3, pattern: Self.vowels), .enumeration(["a", "K"]), .constant("K"), .constant(1),
      .constant(["a": 1]), .reference("Pair"), .reference("Tree"),
    ]
    let leaf = leaves.randomElement(using: &generator) ?? .anything
    guard depth > 0 else { return leaf }
    let (low, high) = (Int.random(in: 0...1, using: &generator), Int.random(in: 1...3, using: &generator))
    switch Int.random(in: 0..<7, using: &generator) {
    case 0: return leaf
    case 1: return .nullable(schema(depth - 1, &generator))
    case 2: return .firstFitting((0..<high).map { _ in schema(depth - 1, &generator) })
    case 3: return .array(of: schema(depth - 1, &generator), count: low...high)
    case 4: return .map(of: schema(depth - 1, &generator), count: low...high)
    default:
      let properties = Self.names.shuffled(using: &generator).prefix(high).map { name in
        let part = schema(depth - 1, &generator)
        return Bool.random(using: &generator)
          ? JSONSchema.Property.required(name, part) : .optional(name, part)
      }
      return .object(properties, allowsOthers: low == 0)
    }
  }

  private func value(_ depth: Int, _ generator: inout SeededGenerator) -> JSONValue {
    let leaves: [JSONValue] = [
      nil, true, false, 0, 1, 2, -1, 1.0, 0.5, 3, 1e300, "", "a", "K", "\u{212A}", "ae", "xyz", "éa",
      "e\u{301}", "😀😀",
      ["a": 1], ["a": 1, "b": nil], [:], [],
    ]
    let leaf = leaves.randomElement(using: &generator) ?? nil
    guard depth > 0 else { return leaf }
    let count = Int.random(in: 0...3, using: &generator)
    switch Int.random(in: 0..<3, using: &generator) {
    case 0: return leaf
    case 1: return .array((0..<count).map { _ in value(depth - 1, &generator) })
    default:
      let names = Self.names.shuffled(using: &generator).prefix(count)
      return JSONValue(JSONObject(names.map { ($0, value(depth - 1, &generator)) }))
    }
  }

  @Test("A reader of the document comes to the same verdict on any value", arguments: [UInt64(1), 2, 3])
  func agrees(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let judge = DocumentJudge(definitions: Self.definitions.mapValues(\.document))
    var (fit, unfit) = (0, 0)
    for _ in 0..<1_000 {
      let schema = schema(2, &generator)
      // As it comes to a client: written and read.
      let document = try JSONValue(parsing: schema.document.bytes)
      for _ in 0..<15 {
        let value = value(2, &generator)
        let faults = schema.faults(in: value, definitions: Self.definitions)
        let shown =
          "\(String(decoding: document.bytes, as: UTF8.self)) \(String(decoding: value.bytes, as: UTF8.self))"
        #expect(try judge.admits(value, document) == faults.isEmpty, "seed \(seed): \(shown): \(faults)")
        if faults.isEmpty { fit += 1 } else { unfit += 1 }
      }
    }
    #expect(fit > 1_000 && unfit > 1_000, "seed \(seed): \(fit) fit, \(unfit) do not")
  }
}
