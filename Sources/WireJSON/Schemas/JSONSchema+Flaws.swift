/// Whether schemas are what they should be themselves.
extension JSONSchema {
  /// What is wrong with schemas and what is in them, in order of their names; for a test over a whole interface.
  ///
  /// Pointers begin with the name: "/Session/properties/candidate".
  public static func flaws(in definitions: [String: JSONSchema]) -> [SchemaFault] {
    definitions.sorted { $0.key < $1.key }.flatMap { name, schema in
      schema.flaws(definitions: definitions).map {
        SchemaFault(pointer: "/\(name)\($0.pointer)", problem: $0.problem)
      }
    }
  }

  /// What is wrong with this schema and what is in it: a reference that leads nowhere, one that leads back without a
  /// step into the value, an example that does not fit. References are not followed otherwise.
  public func flaws(definitions: [String: JSONSchema]) -> [SchemaFault] {
    var flaws: [SchemaFault] = []
    gather(&flaws, at: [], definitions)
    return flaws
  }

  private func gather(
    _ flaws: inout [SchemaFault], at path: [PathStep], _ definitions: [String: JSONSchema]
  ) {
    if let problem = problem(definitions) {
      flaws.append(SchemaFault(pointer: PathStep.pointer(path), problem: problem))
    }
    for (steps, part) in parts { part.gather(&flaws, at: path + steps, definitions) }
  }

  private func problem(_ definitions: [String: JSONSchema]) -> String? {
    if case .reference(let name) = kind {
      if definitions[name] == nil { return "refers to \(name), which is not defined" }
      if leads(to: name, through: [], definitions) { return "leads back to itself" }
    }
    return example.flatMap { faults(in: $0, definitions: definitions).first }.map {
      "has an example that does not fit: \($0)"
    }
  }

  /// Whether a value that goes through this schema meets `goal` a second time, with no step into it between.
  private func leads(
    to goal: String, through passed: Set<String>, _ definitions: [String: JSONSchema]
  ) -> Bool {
    switch kind {
    case .reference(let name):
      if passed.contains(name) { return name == goal }
      return definitions[name]?.leads(to: goal, through: passed.union([name]), definitions) ?? false
    case .nullable(let inner): return inner.leads(to: goal, through: passed, definitions)
    case .firstFitting(let schemas):
      return schemas.contains { $0.leads(to: goal, through: passed, definitions) }
    default: return false
    }
  }

  /// The schemas within this one, with where they stand in it.
  private var parts: [(steps: [PathStep], schema: JSONSchema)] {
    switch kind {
    case .array(let element, _): [([.member("items")], element)]
    case .map(let value, _): [([.member("additionalProperties")], value)]
    case .object(let rule):
      rule.properties.map { ([.member("properties"), .member($0.name)], $0.schema) }
    case .nullable(let inner): [([], inner)]
    case .firstFitting(let schemas):
      schemas.enumerated().map { ([.member("anyOf"), .element($0.offset)], $0.element) }
    default: []
    }
  }
}
