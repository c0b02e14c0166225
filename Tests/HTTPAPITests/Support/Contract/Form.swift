import WireJSON

@testable import HTTPAPI

/// Values that fit a form of the interface, made from its JSON Schema as callers read it.
struct Form: Sendable {
  /// The forms that references lead to.
  let named = APIContract.definitions.mapValues(\.document)

  /// The schema that a reference leads to; any other as it is.
  func resolved(_ schema: JSONValue) -> JSONValue {
    guard let reference = schema["$ref"]?.string?.split(separator: "/").last else { return schema }
    return named[String(reference)] ?? .null
  }

  /// What a schema is of, first of all: `type` may be a list that ends with `null`.
  func type(_ schema: JSONValue) -> String {
    schema["type"]?.string ?? schema["type"]?.array?.first?.string ?? ""
  }

  func isNullable(_ schema: JSONValue) -> Bool { schema["type"]?.array?.last == "null" }

  /// A value that fits: the example where there is one, else the least.
  func sample(_ schema: JSONValue) -> JSONValue {
    let schema = resolved(schema)
    if let value = schema["examples"]?.array?.first ?? schema["const"] ?? schema["enum"]?.array?.first {
      return value
    }
    switch type(schema) {
    case "string": return .string(text(schema))
    case "integer", "number": return schema["minimum"] ?? 0
    case "boolean": return true
    case "array": return .array([])
    case "object":
      let required = schema["required"]?.array?.compactMap(\.string) ?? []
      return .object(JSONObject(required.map { ($0, sample(schema["properties"]?[$0] ?? .null)) }))
    default: return .null
    }
  }

  private func text(_ schema: JSONValue) -> String {
    switch schema["format"]?.string {
    case "uuid": "019acf00-0000-7000-8000-000000000000"
    case "date-time": "2026-01-31T12:00:00Z"
    case "email": "zoe@quill.example.org"
    case "uri": "https://hiring.example.org/quill"
    default: "quill"
    }
  }
}
