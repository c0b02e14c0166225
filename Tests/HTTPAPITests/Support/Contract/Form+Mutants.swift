import WireJSON

/// Values that do not fit, each wrong in one place.
extension Form {
  /// A value that is wrong in one place.
  struct Mutant: Sendable {
    let value: JSONValue
    /// Where it is wrong.
    let pointer: String
    /// What is wrong.
    let how: String

    init(_ value: JSONValue, at pointer: String = "", _ how: String) {
      self.value = value
      self.pointer = pointer
      self.how = how
    }
  }

  /// All that can be wrong with a value of this form.
  func mutants(_ schema: JSONValue) -> [Mutant] {
    let schema = resolved(schema)
    if schema["const"] != nil { return [Mutant("no-such-constant", "another constant")] }
    let kind = type(schema)
    guard !kind.isEmpty else { return [] }
    return wrongKinds(schema, kind) + wrongValues(schema, kind)
  }

  private func wrongKinds(_ schema: JSONValue, _ kind: String) -> [Mutant] {
    let others: [(String, JSONValue)] = [
      ("string", "text"), ("integer", 7), ("boolean", true), ("array", [1]), ("object", ["a": 1]),
      ("null", .null),
    ]
    return others.filter { name, _ in
      name != kind && !(name == "integer" && kind == "number") && !(name == "null" && isNullable(schema))
    }.map { Mutant($1, "\($0) for \(kind)") }
  }

  private func wrongValues(_ schema: JSONValue, _ kind: String) -> [Mutant] {
    switch kind {
    case "string": wrongTexts(schema)
    case "integer", "number": wrongNumbers(schema, kind)
    case "array": wrongArrays(schema)
    case "object": wrongObjects(schema)
    default: []
    }
  }

  private func wrongTexts(_ schema: JSONValue) -> [Mutant] {
    if schema["enum"] != nil { return [Mutant("no-such-choice", "no choice"), Mutant("", "empty")] }
    var mutants: [Mutant] = []
    let (least, most) = (schema["minLength"]?.integer ?? 0, schema["maxLength"]?.integer ?? .max)
    if least > 0 {
      mutants.append(Mutant(.string(String(repeating: "q", count: least - 1)), "too short"))
    }
    if most <= 20_000 {
      mutants.append(Mutant(.string(String(repeating: "q", count: most + 1)), "too long"))
    }
    if let format = schema["format"]?.string, ["uuid", "date-time"].contains(format) {
      mutants.append(Mutant(.string(String(repeating: "q", count: least)), "no \(format)"))
    }
    if schema["pattern"] != nil { mutants.append(Mutant("a b\u{7}", "another pattern")) }
    return mutants
  }

  private func wrongNumbers(_ schema: JSONValue, _ kind: String) -> [Mutant] {
    var mutants: [Mutant] = []
    if let least = schema["minimum"]?.integer { mutants.append(Mutant(JSONValue(least - 1), "too small")) }
    if let most = schema["maximum"]?.integer { mutants.append(Mutant(JSONValue(most + 1), "too large")) }
    if kind == "integer" { mutants.append(Mutant(1.5, "a fraction")) }
    return mutants
  }

  private func wrongArrays(_ schema: JSONValue) -> [Mutant] {
    guard let element = schema["items"], let most = schema["maxItems"]?.integer else { return [] }
    let inner = mutants(element).map {
      Mutant(.array([$0.value]), at: "/0\($0.pointer)", "an element: \($0.how)")
    }
    guard most <= 1_000 else { return inner }
    return inner + [Mutant(.array(Array(repeating: sample(element), count: most + 1)), "too many elements")]
  }

  private func wrongObjects(_ schema: JSONValue) -> [Mutant] {
    guard let whole = sample(schema).object, let properties = schema["properties"]?.object else { return [] }
    func with(_ name: String, _ value: JSONValue?) -> JSONValue {
      var object = whole
      object[name] = value
      return .object(object)
    }
    var all: [Mutant] = []
    if schema["additionalProperties"] == false {
      all.append(Mutant(with("unknown_member", 1), at: "/unknown_member", "an unknown member"))
    }
    for name in schema["required"]?.array?.compactMap(\.string) ?? [] {
      all.append(Mutant(with(name, nil), at: "/\(name)", "without \(name)"))
    }
    for (name, inner) in properties {
      all += mutants(inner).map {
        Mutant(with(name, $0.value), at: "/\(name)\($0.pointer)", "\(name): \($0.how)")
      }
    }
    return all
  }
}
