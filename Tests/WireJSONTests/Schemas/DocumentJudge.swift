import WireJSON

/// Judges a value by a document alone, as a client would that knows only JSON Schema 2020-12: for comparing with what
/// is enforced. Written from the specification's keywords; fails loudly at one that it does not know.
struct DocumentJudge {
  let definitions: [String: JSONValue]

  func admits(_ value: JSONValue, _ document: JSONValue) throws -> Bool {
    for (keyword, term) in try Required.object(document) where try !admits(value, keyword, term, document) {
      return false
    }
    return true
  }

  private func admits(
    _ value: JSONValue, _ keyword: String, _ term: JSONValue, _ document: JSONValue
  ) throws -> Bool {
    switch keyword {
    case "description", "examples", "format": true
    case "type": try (term.array ?? [term]).contains { try isOfType(value, $0) }
    case "enum": try Required.array(term).contains(value)
    case "const": term == value
    case "anyOf": try Required.array(term).contains { try admits(value, $0) }
    case "$ref": try admits(value, definition(term))
    case "minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "minProperties",
      "maxProperties":
      try isWithin(value, keyword, term)
    case "pattern": try value.string.map { try matches($0, term) } ?? true
    case "items": try value.array?.allSatisfy { try admits($0, term) } ?? true
    case "required":
      try Required.array(term).allSatisfy { name in value.object == nil || value[name.string ?? ""] != nil }
    case "properties", "additionalProperties", "propertyNames":
      try value.object?.allSatisfy { try admits($0, $1, keyword, term, document) } ?? true
    default: throw Unknown(keyword: keyword)
    }
  }

  /// Judges a member by one of the keywords for members.
  private func admits(
    _ name: String, _ value: JSONValue, _ keyword: String, _ term: JSONValue, _ document: JSONValue
  ) throws -> Bool {
    switch keyword {
    case "properties": try term[name].map { try admits(value, $0) } ?? true
    case "propertyNames": try admits(JSONValue(name), term)
    default:
      if document["properties"]?[name] != nil { true } else { try term.bool ?? admits(value, term) }
    }
  }

  private func isOfType(_ value: JSONValue, _ type: JSONValue) throws -> Bool {
    switch try Required.string(type) {
    case "null": value.isNull
    case "boolean": value.bool != nil
    case "integer": value.double.map { $0.rounded() == $0 } ?? false
    case "number": value.number != nil
    case "string": value.string != nil
    case "array": value.array != nil
    case "object": value.object != nil
    default: throw Unknown(keyword: "type")
    }
  }

  private func isWithin(_ value: JSONValue, _ keyword: String, _ term: JSONValue) throws -> Bool {
    let size: Double? =
      switch keyword.dropFirst(3) {
      case "imum": value.double
      case "Length": value.string.map { Double($0.unicodeScalars.count) }
      case "Items": value.array.map { Double($0.count) }
      default: value.object.map { Double($0.count) }
      }
    guard let size else { return true }
    let bound = try Required.double(term)
    return keyword.hasPrefix("min") ? size >= bound : size <= bound
  }

  private func matches(_ text: String, _ pattern: JSONValue) throws -> Bool {
    try text.firstMatch(of: Regex(Required.string(pattern)).matchingSemantics(.unicodeScalar)) != nil
  }

  private func definition(_ reference: JSONValue) throws -> JSONValue {
    let name = String(try Required.string(reference).dropFirst("#/components/schemas/".count))
    guard let definition = definitions[name] else { throw Unknown(keyword: name) }
    return definition
  }

  struct Unknown: Error { let keyword: String }

  /// What a document must have where a keyword asks for it.
  enum Required {
    static func object(_ value: JSONValue) throws -> JSONObject { try some(value.object) }
    static func array(_ value: JSONValue) throws -> [JSONValue] { try some(value.array) }
    static func string(_ value: JSONValue) throws -> String { try some(value.string) }
    static func double(_ value: JSONValue) throws -> Double { try some(value.double) }

    private static func some<Value>(_ value: Value?) throws -> Value {
      guard let value else { throw Unknown(keyword: "of another kind") }
      return value
    }
  }
}
