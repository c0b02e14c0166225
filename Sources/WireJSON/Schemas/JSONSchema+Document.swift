extension JSONSchema {
  /// The schema in the terms of JSON Schema 2020-12, as OpenAPI 3.1 uses it; references lead to
  /// `#/components/schemas/`.
  public var document: JSONValue {
    var terms = JSONObject(terms)
    // What is nullable keeps the words of what is in it unless it has its own.
    if let description { terms["description"] = .string(description) }
    if let example { terms["examples"] = [example] }
    return .object(terms)
  }

  private typealias Terms = [(name: String, value: JSONValue)]

  private var terms: Terms {
    switch kind {
    case .anything: []
    case .boolean: [("type", "boolean")]
    case .integer(let range):
      [
        ("type", "integer"), ("minimum", JSONValue(range.lowerBound)),
        ("maximum", JSONValue(range.upperBound)),
      ]
    case .number(let range): Self.terms(range)
    case .string(let rule): Self.terms(rule)
    case .enumeration(let texts): [("type", "string"), ("enum", .array(texts.map { .string($0) }))]
    case .constant(let value): [("const", value)]
    case .array(let element, let count):
      [
        ("type", "array"), ("items", element.document), ("minItems", JSONValue(count.lowerBound)),
        ("maxItems", JSONValue(count.upperBound)),
      ]
    case .object(let rule): Self.terms(rule)
    case .map(let element, let count):
      [
        ("type", "object"), ("additionalProperties", element.document),
        ("propertyNames", ["pattern": .string(ShownName.expression)]),
        ("minProperties", JSONValue(count.lowerBound)), ("maxProperties", JSONValue(count.upperBound)),
      ]
    case .nullable(let schema): Self.terms(nullable: schema)
    case .firstFitting(let schemas): [("anyOf", .array(schemas.map(\.document)))]
    case .reference(let name): [("$ref", .string("#/components/schemas/\(name)"))]
    }
  }

  private static func terms(_ range: ClosedRange<Double>?) -> Terms {
    guard let range else { return [("type", "number")] }
    return [
      ("type", "number"), ("minimum", JSONValue(range.lowerBound)),
      ("maximum", JSONValue(range.upperBound)),
    ]
  }

  private static func terms(_ rule: StringRule) -> Terms {
    var terms: Terms = [
      ("type", "string"), ("minLength", JSONValue(rule.length.lowerBound)),
      ("maxLength", JSONValue(rule.length.upperBound)),
    ]
    if let format = rule.format { terms.append(("format", .string(format.name))) }
    if let pattern = rule.pattern { terms.append(("pattern", .string(pattern.expression))) }
    return terms
  }

  private static func terms(_ rule: ObjectRule) -> Terms {
    let properties = JSONObject(rule.properties.map { ($0.name, $0.schema.document) })
    let required = rule.properties.filter(\.isRequired).map { JSONValue.string($0.name) }
    var terms: Terms = [("type", "object"), ("properties", .object(properties))]
    if !required.isEmpty { terms.append(("required", .array(required))) }
    if !rule.allowsOthers { terms.append(("additionalProperties", false)) }
    return terms
  }

  /// A type of its own stands in a list with null; what has no type of its own, in a choice.
  private static func terms(nullable schema: JSONSchema) -> Terms {
    guard var terms = schema.document.object, case .string(let type) = terms["type"] else {
      return [("anyOf", [schema.document, ["type": "null"]])]
    }
    terms["type"] = [.string(type), "null"]
    if case .array(let choices) = terms["enum"] { terms["enum"] = .array(choices + [nil]) }
    return Array(terms)
  }
}
