/// What a value holds, for who knows already what it is; nil where it is something else.
extension JSONValue {
  /// The text.
  public var string: String? { if case .string(let text) = self { text } else { nil } }

  /// The number, where it is whole and within the range of `Int`: 1, 1.0 and 1e2 are.
  public var integer: Int? { if case .number(let number) = self { number.integer } else { nil } }

  /// The number, as near as a double can be.
  public var double: Double? { if case .number(let number) = self { number.double } else { nil } }

  /// The number.
  public var number: JSONNumber? { if case .number(let number) = self { number } else { nil } }

  /// True or false.
  public var bool: Bool? { if case .bool(let value) = self { value } else { nil } }

  /// The values of an array.
  public var array: [JSONValue]? { if case .array(let values) = self { values } else { nil } }

  /// The object.
  public var object: JSONObject? { if case .object(let object) = self { object } else { nil } }

  /// Whether it is null.
  public var isNull: Bool { if case .null = self { true } else { false } }

  /// The value of a member; nil where there is none or this is no object. A null that was given is `.null`.
  public subscript(name: String) -> JSONValue? { object?[name] }
}

/// Values of what is at hand.
extension JSONValue {
  /// A text.
  public init(_ text: String) { self = .string(text) }

  /// A whole number.
  public init(_ value: Int) { self = .number(JSONNumber(value)) }

  /// A number, which must be finite.
  public init(_ value: Double) { self = .number(JSONNumber(value)) }

  /// True or false.
  public init(_ value: Bool) { self = .bool(value) }

  /// An object.
  public init(_ object: JSONObject) { self = .object(object) }
}
