import Testing
import WireJSON

@Suite("The choice among schemas")
struct ChoiceTests {
  private static let message = JSONSchema.firstFitting([
    .object([.required("type", .constant("frame")), .required("time", .integer(in: 0...9))]),
    .reference("Audio"),
    .object([.required("type", .constant("bye")), .optional("why", .string(length: 1...9))]),
  ])
  private static let definitions = [
    "Audio": JSONSchema.object([
      .required("type", .constant("audio")), .required("rate", .integer(in: 1...2)),
    ])
  ]

  private func faults(_ value: JSONValue, _ schema: JSONSchema = message) -> [String] {
    schema.faults(in: value, definitions: Self.definitions).map(\.description)
  }

  @Test("The first that fits is enough")
  func fits() {
    #expect(faults(["type": "frame", "time": 1]) == [])
    #expect(faults(["type": "audio", "rate": 2]) == [])
    #expect(faults(["type": "bye"]) == [])
    let either = JSONSchema.firstFitting([.integer(in: 0...5), .integer(in: 3...9), .boolean])
    for value in [0, 4, 9, true] as [JSONValue] { #expect(faults(value, either) == []) }
  }

  @Test("Where the constants tell which was meant, its faults are told")
  func meant() {
    #expect(faults(["type": "frame", "time": 10]) == ["/time must be a whole number from 0 to 9"])
    #expect(faults(["type": "audio"]) == ["/rate is missing"])
    #expect(faults(["type": "bye", "time": 1]) == ["/time is not known here"])
  }

  @Test("Where they do not, the constants are told")
  func unknownTag() {
    #expect(faults(["type": "hello", "time": 1]) == [#"/type must be one of "frame", "audio", "bye""#])
    #expect(faults(["time": 1]) == [#"/type is missing; it must be one of "frame", "audio", "bye""#])
    #expect(faults(7) == ["the body fits none of the 3 forms that are allowed"])
  }

  @Test("Where the kind tells which was meant, its faults are told; else that none fits")
  func kinds() {
    let schema = JSONSchema.firstFitting([.integer(in: 0...5), .string(length: 1...2), .nullable(.boolean)])
    #expect(faults(9, schema) == ["the body must be a whole number from 0 to 5"])
    #expect(faults("abc", schema) == ["the body has 3 characters; at most 2 are allowed"])
    #expect(faults(nil, schema) == [])
    #expect(faults([], schema) == ["the body fits none of the 3 forms that are allowed"])
    let two = JSONSchema.firstFitting([.integer(in: 0...5), .number(in: 8...9)])
    #expect(faults(7, two) == ["the body fits none of the 2 forms that are allowed"])
  }
}
