/// The choice among several schemas.
extension SchemaCheck {
  mutating func checkFirstFitting(_ value: JSONValue, _ schemas: [JSONSchema]) {
    let meant = schemas.filter { mayBeMeant($0, by: value) }
    if meant.count == 1 { return check(value, meant[0]) }
    for schema in meant where faultsAlone(value, schema).isEmpty { return }
    if meant.isEmpty, let object = value.object, let tag = tag(of: schemas) {
      let problem = object[tag.name] == nil ? "is missing; it must be one of" : "must be one of"
      add("\(problem) \(tag.values.map(Self.words(for:)).joined(separator: ", "))", at: .member(tag.name))
    } else {
      add("fits none of the \(schemas.count) forms that are allowed")
    }
  }

  /// Whether a value is of a schema's kind and has the constants that tell it from others. One that fits always is.
  private func mayBeMeant(_ schema: JSONSchema, by value: JSONValue, hops: Int = 0) -> Bool {
    switch schema.kind {
    case .anything: true
    case .boolean: value.kind == .bool
    case .integer, .number: value.kind == .number
    case .string, .enumeration: value.kind == .string
    case .constant(let constant): value == constant
    case .array: value.kind == .array
    case .map: value.kind == .object
    case .object(let rule):
      value.object.map { object in rule.constants.allSatisfy { object[$0.name] == $0.value } } ?? false
    case .nullable(let inner): value.isNull || mayBeMeant(inner, by: value, hops: hops)
    case .firstFitting(let schemas): schemas.contains { mayBeMeant($0, by: value, hops: hops) }
    case .reference(let name): mayBeMeant(named: name, by: value, hops: hops)
    }
  }

  /// A reference that leads nowhere or round is let through: the check tells of it.
  private func mayBeMeant(named name: String, by value: JSONValue, hops: Int) -> Bool {
    guard hops < definitions.count, let schema = definitions[name] else { return true }
    return mayBeMeant(schema, by: value, hops: hops + 1)
  }

  /// The member that tells objects apart: each of these must have it, with a constant of its own.
  private func tag(of schemas: [JSONSchema]) -> (name: String, values: [JSONValue])? {
    let constants = schemas.map { self.constants(of: $0) }
    for (name, _) in constants[0] {
      let values = constants.compactMap { $0[name] }
      if values.count == schemas.count { return (name, values) }
    }
    return nil
  }

  /// The constants among the members that an object must have.
  private func constants(of schema: JSONSchema, hops: Int = 0) -> JSONObject {
    switch schema.kind {
    case .object(let rule): JSONObject(rule.constants)
    case .reference(let name) where hops < definitions.count:
      definitions[name].map { constants(of: $0, hops: hops + 1) } ?? JSONObject()
    default: JSONObject()
    }
  }
}

extension ObjectRule {
  /// The members that must be there with one value only.
  fileprivate var constants: [(name: String, value: JSONValue)] {
    properties.compactMap { property in
      guard case .constant(let constant) = property.schema.kind, property.isRequired else { return nil }
      return (property.name, constant)
    }
  }
}
