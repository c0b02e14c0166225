import Testing
import WireJSON

@Suite("What is wrong with schemas themselves")
struct FlawTests {
  private func flaws(_ definitions: [String: JSONSchema]) -> [String] {
    JSONSchema.flaws(in: definitions).map(\.description)
  }

  @Test("Sound schemas have none, those that lead into themselves through a member neither")
  func sound() {
    let tree = JSONSchema.object([
      .required("name", .string(length: 1...9).described("Its name.", example: "root")),
      .optional("children", .array(of: .nullable(.reference("Tree")), count: 0...9)),
    ]).described("A tree.", example: ["name": "a", "children": [["name": "b"], nil]])
    #expect(flaws(["Tree": tree, "Other": .firstFitting([.reference("Tree"), .boolean])]) == [])
  }

  @Test("References that lead nowhere are found wherever they stand")
  func nowhere() {
    let missing = JSONSchema.reference("X")
    let definitions: [String: JSONSchema] = [
      "A": .array(of: missing, count: 0...1), "B": .map(of: .nullable(missing), count: 0...1),
      "C": .object([.optional("a/b", missing)]), "D": .firstFitting([.boolean, missing]), "E": missing,
    ]
    let places = ["/A/items", "/B/additionalProperties", "/C/properties/a~1b", "/D/anyOf/1", "/E"]
    #expect(flaws(definitions) == places.map { "\($0) refers to X, which is not defined" })
  }

  @Test("References that lead back without a step are found")
  func loops() {
    let definitions: [String: JSONSchema] = [
      "A": .reference("B"), "B": .nullable(.reference("C")), "C": .firstFitting([.boolean, .reference("A")]),
      "D": .reference("A"),
    ]
    #expect(
      flaws(definitions) == [
        "/A leads back to itself", "/B leads back to itself", "/C/anyOf/1 leads back to itself",
        "/D leads back to itself",
      ])
  }

  @Test("Examples that do not fit are found")
  func examples() {
    let definitions: [String: JSONSchema] = [
      "A": .object([.required("id", .string(length: 0...40, format: .uuid).described("", example: "1"))]),
      "B": .reference("C").described("", example: ["id": 7]),
      "C": .object([.required("id", .boolean)]),
    ]
    #expect(
      flaws(definitions) == [
        "/A/properties/id has an example that does not fit: the body does not have the format uuid",
        "/B has an example that does not fit: /id must be a boolean, not a number",
      ])
  }
}
