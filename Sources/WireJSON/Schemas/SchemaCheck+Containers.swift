/// Arrays and objects.
extension SchemaCheck {
  mutating func checkArray(_ value: JSONValue, _ element: JSONSchema, _ count: ClosedRange<Int>) {
    guard let values = value.array else { return addWrongKind(value, "an array") }
    guard checkCount(values.count, count, "elements") else { return }
    for (index, value) in values.enumerated() {
      if isFull { return }
      check(value, element, at: .element(index))
    }
  }

  mutating func checkObject(_ value: JSONValue, _ rule: ObjectRule) {
    guard let object = value.object else { return addWrongKind(value, "an object") }
    for property in rule.properties {
      if let value = object[property.name] {
        check(value, property.schema, at: .member(property.name))
      } else if property.isRequired {
        add("is missing", at: .member(property.name))
      }
    }
    if !rule.allowsOthers { refuseOthers(object, rule) }
  }

  private mutating func refuseOthers(_ object: JSONObject, _ rule: ObjectRule) {
    for (name, _) in object {
      if isFull { return }
      guard !rule.properties.contains(where: { $0.name.hasSameBytes(as: name) }) else { continue }
      if ShownName.isMet(by: name) {
        add("is not known here", at: .member(name))
      } else {
        add("has a member that is not known here; its name is not fit to be shown")
      }
    }
  }

  mutating func checkMap(_ value: JSONValue, _ element: JSONSchema, _ count: ClosedRange<Int>) {
    guard let object = value.object else { return addWrongKind(value, "an object") }
    guard checkCount(object.count, count, "members") else { return }
    for (name, value) in object {
      if isFull { return }
      if ShownName.isMet(by: name) {
        check(value, element, at: .member(name))
      } else {
        add("has a name that is not of 1 to \(ShownName.mostCharacters) visible ASCII characters")
      }
    }
  }

  /// False where there are too few or too many; then what is in it is not looked at.
  private mutating func checkCount(_ count: Int, _ range: ClosedRange<Int>, _ what: String) -> Bool {
    if count < range.lowerBound {
      add("has \(count) \(what); at least \(range.lowerBound) are needed")
    } else if count > range.upperBound {
      add("has \(count) \(what); at most \(range.upperBound) are allowed")
    }
    return range.contains(count)
  }
}
