/// What a value has to be. One description checks bodies (``faults(in:definitions:)``) and documents them
/// (``document``), so what is promised is what is enforced.
///
/// Made by the functions that bear the names of the kinds, as `.object(…)` or `.string(length: 1...200)`.
public struct JSONSchema: Sendable {
  indirect enum Kind: Sendable {
    case anything
    case boolean
    case integer(ClosedRange<Int>)
    case number(ClosedRange<Double>?)
    case string(StringRule)
    case enumeration([String])
    case constant(JSONValue)
    case array(of: JSONSchema, count: ClosedRange<Int>)
    case object(ObjectRule)
    case map(of: JSONSchema, count: ClosedRange<Int>)
    case nullable(JSONSchema)
    case firstFitting([JSONSchema])
    case reference(String)
  }

  let kind: Kind
  /// What the value means, for readers of the document; nil where the name says it.
  public private(set) var description: String?
  /// A value that fits, for readers of the document.
  public private(set) var example: JSONValue?

  init(_ kind: Kind) { self.kind = kind }

  /// The same schema with words for readers, and a value that fits.
  public func described(_ description: String, example: JSONValue? = nil) -> JSONSchema {
    var schema = self
    schema.description = description
    schema.example = example ?? self.example
    return schema
  }
}

/// What a string has to be.
struct StringRule: Sendable {
  let length: ClosedRange<Int>
  let format: StringFormat?
  let pattern: StringPattern?
}

/// What an object has to be.
struct ObjectRule: Sendable {
  let properties: [JSONSchema.Property]
  let allowsOthers: Bool
}

extension JSONSchema {
  /// A member that an object must or may have.
  public struct Property: Sendable {
    let name: String
    let schema: JSONSchema
    let isRequired: Bool

    /// A member that must be there.
    public static func required(
      _ name: String, _ schema: JSONSchema, _ description: String? = nil
    ) -> Property {
      Property(name: name, schema: schema.documented(description), isRequired: true)
    }

    /// A member that may be left out. Null is not the same: see ``JSONSchema/nullable(_:)``.
    public static func optional(
      _ name: String, _ schema: JSONSchema, _ description: String? = nil
    ) -> Property {
      Property(name: name, schema: schema.documented(description), isRequired: false)
    }
  }

  private func documented(_ description: String?) -> JSONSchema {
    description.map { described($0) } ?? self
  }
}
