extension JSONSchema {
  /// The whole numbers that every program reads exactly: up to 2^53 - 1 (RFC 7493, I-JSON, section 2.2).
  public static let exactIntegers = -9_007_199_254_740_991...9_007_199_254_740_991

  /// Any value, null included.
  public static let anything = JSONSchema(.anything)

  /// True or false.
  public static let boolean = JSONSchema(.boolean)

  /// A whole number; 1.0 and 1e2 are whole.
  public static func integer(in range: ClosedRange<Int> = exactIntegers) -> JSONSchema {
    JSONSchema(.integer(range))
  }

  /// A number.
  ///
  /// - Parameter range: Nil lets every number through that a double can hold.
  public static func number(in range: ClosedRange<Double>? = nil) -> JSONSchema {
    precondition(range.map { $0.lowerBound.isFinite && $0.upperBound.isFinite } ?? true, "no such range")
    return JSONSchema(.number(range))
  }

  /// A text.
  ///
  /// - Parameters:
  ///   - length: In characters, that is code points, as JSON Schema counts; a bound in bytes is the caller's.
  ///   - format: A form that has a name.
  ///   - pattern: A form that an expression describes.
  public static func string(
    length: ClosedRange<Int>, format: StringFormat? = nil, pattern: StringPattern? = nil
  ) -> JSONSchema {
    precondition(length.lowerBound >= 0, "no text is that short")
    return JSONSchema(.string(StringRule(length: length, format: format, pattern: pattern)))
  }

  /// One of a few texts, at least one.
  public static func enumeration(_ texts: [String]) -> JSONSchema {
    precondition(Set(texts.map(ExactText.init)).count == texts.count && !texts.isEmpty, "no such choice")
    return JSONSchema(.enumeration(texts))
  }

  /// Exactly this value.
  public static func constant(_ value: JSONValue) -> JSONSchema { JSONSchema(.constant(value)) }

  /// Values of one kind in order.
  public static func array(of element: JSONSchema, count: ClosedRange<Int>) -> JSONSchema {
    precondition(count.lowerBound >= 0, "no array is that short")
    return JSONSchema(.array(of: element, count: count))
  }

  /// An object with these members.
  ///
  /// - Parameter allowsOthers: Whether members of other names pass, whatever they are; else they are refused.
  public static func object(_ properties: [Property], allowsOthers: Bool = false) -> JSONSchema {
    precondition(Set(properties.map { ExactText($0.name) }).count == properties.count, "a member comes twice")
    return JSONSchema(.object(ObjectRule(properties: properties, allowsOthers: allowsOthers)))
  }

  /// An object whose names are free, with values of one kind. Names have 1 to 60 visible ASCII characters.
  ///
  /// - Parameter count: How many members.
  public static func map(of value: JSONSchema, count: ClosedRange<Int>) -> JSONSchema {
    precondition(count.lowerBound >= 0, "no object is that small")
    return JSONSchema(.map(of: value, count: count))
  }

  /// What another schema lets through, or null.
  public static func nullable(_ schema: JSONSchema) -> JSONSchema { JSONSchema(.nullable(schema)) }

  /// What the first of these that fits lets through; more than one may fit. Where none does, the faults are those of
  /// the one that was meant, as its kind and its constant members show.
  public static func firstFitting(_ schemas: [JSONSchema]) -> JSONSchema {
    precondition(!schemas.isEmpty, "nothing fits none")
    return JSONSchema(.firstFitting(schemas))
  }

  /// What the schema of a name lets through.
  ///
  /// - Parameter name: Of letters, digits, `.`, `-` and `_` (OpenAPI 3.1, Components Object); else it is a
  ///   programmer's error.
  public static func reference(_ name: String) -> JSONSchema {
    let isName = name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
        true
      default: false
      }
    }
    precondition(isName && !name.isEmpty, "no schema has such a name")
    return JSONSchema(.reference(name))
  }
}
