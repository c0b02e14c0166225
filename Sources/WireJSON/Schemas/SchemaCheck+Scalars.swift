/// Numbers and texts.
extension SchemaCheck {
  mutating func addWrongKind(_ value: JSONValue, _ expected: String) {
    add("must be \(expected), not \(value.kind.rawValue)")
  }

  mutating func checkInteger(_ value: JSONValue, _ range: ClosedRange<Int>) {
    guard value.number != nil else { return addWrongKind(value, "a whole number") }
    guard let integer = value.integer, range.contains(integer) else {
      return add("must be a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
  }

  mutating func checkNumber(_ value: JSONValue, _ range: ClosedRange<Double>?) {
    guard let double = value.double else { return addWrongKind(value, "a number") }
    guard let range, !range.contains(double) else { return }
    add("must be from \(Self.words(for: range.lowerBound)) to \(Self.words(for: range.upperBound))")
  }

  mutating func checkString(_ value: JSONValue, _ rule: StringRule) {
    guard let text = value.string else { return addWrongKind(value, "a string") }
    let length = text.codePointCount
    if length < rule.length.lowerBound {
      add("has \(length) characters; at least \(rule.length.lowerBound) are needed")
    } else if length > rule.length.upperBound {
      add("has \(length) characters; at most \(rule.length.upperBound) are allowed")
    } else if let format = rule.format, !format.isMet(text) {
      add("does not have the format \(format.name)")
    } else if let pattern = rule.pattern, !pattern.isMet(text) {
      add("does not match \(pattern.expression)")
    }
  }

  mutating func checkEnumeration(_ value: JSONValue, _ texts: [String]) {
    guard let text = value.string else { return addWrongKind(value, "a string") }
    guard !texts.contains(where: { $0.hasSameBytes(as: text) }) else { return }
    add("must be one of \(texts.map(Self.words(for:)).joined(separator: ", "))")
  }

  /// The value that a schema asks for, as JSON.
  static func words(for value: some JSONWritable) -> String {
    var writer = JSONWriter(capacity: 64)
    writer.value(value)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
