/// A property that JSON holds as null where there is nothing, so that a reader need not guess; one that is missing is
/// read as nothing as well.
@propertyWrapper
public struct WrittenAsNull<Value: Codable & Hashable & Sendable>: Codable, Hashable, Sendable {
  /// The value; nil where there is none.
  public var wrappedValue: Value?

  /// Wraps a value.
  public init(wrappedValue: Value?) { self.wrappedValue = wrappedValue }

  /// Reads a value or null.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    wrappedValue = container.decodeNil() ? nil : try container.decode(Value.self)
  }

  /// Writes the value or null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let wrappedValue { try container.encode(wrappedValue) } else { try container.encodeNil() }
  }
}

extension KeyedDecodingContainer {
  /// What the compiler calls for such a property, also where its key is missing.
  func decode<Value>(_ type: WrittenAsNull<Value>.Type, forKey key: Key) throws -> WrittenAsNull<Value> {
    try decodeIfPresent(type, forKey: key) ?? WrittenAsNull(wrappedValue: nil)
  }
}
