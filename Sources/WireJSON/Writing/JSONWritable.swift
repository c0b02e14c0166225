/// What can be written as one value of JSON.
public protocol JSONWritable {
  /// Writes exactly one value.
  func write(to writer: inout JSONWriter)
}

extension String: JSONWritable {
  /// Writes the text.
  public func write(to writer: inout JSONWriter) { writer.string(self) }
}

extension Int: JSONWritable {
  /// Writes the number.
  public func write(to writer: inout JSONWriter) { writer.integer(self) }
}

extension Double: JSONWritable {
  /// Writes the number, which must be finite.
  public func write(to writer: inout JSONWriter) { writer.number(self) }
}

extension Bool: JSONWritable {
  /// Writes true or false.
  public func write(to writer: inout JSONWriter) { writer.bool(self) }
}

extension Optional: JSONWritable where Wrapped: JSONWritable {
  /// Writes what there is, or null.
  public func write(to writer: inout JSONWriter) {
    if let self { self.write(to: &writer) } else { writer.null() }
  }
}

extension Array: JSONWritable where Element: JSONWritable {
  /// Writes the elements in order.
  public func write(to writer: inout JSONWriter) {
    writer.beginArray()
    for element in self { element.write(to: &writer) }
    writer.endArray()
  }
}

extension JSONValue: JSONWritable {
  /// Writes the value, members in their order.
  public func write(to writer: inout JSONWriter) {
    switch self {
    case .null: writer.null()
    case .bool(let value): writer.bool(value)
    case .number(let number): number.write(to: &writer)
    case .string(let text): writer.string(text)
    case .array(let values): values.write(to: &writer)
    case .object(let object): object.write(to: &writer)
    }
  }

  /// The value as a text of JSON without blanks.
  public var bytes: [UInt8] {
    var writer = JSONWriter()
    write(to: &writer)
    return writer.bytes
  }
}

extension JSONObject: JSONWritable {
  /// Writes the members in their order.
  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    for (name, value) in self { writer.member(name, value) }
    writer.endObject()
  }
}

extension JSONNumber: JSONWritable {
  /// Writes the number, exactly where it is whole and fits in `Int`.
  public func write(to writer: inout JSONWriter) {
    if let integer { writer.integer(integer) } else { writer.number(double) }
  }
}
