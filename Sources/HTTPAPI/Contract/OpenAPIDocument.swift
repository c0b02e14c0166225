import SessionModel
import WireJSON

/// The OpenAPI 3.1 document of the endpoints.
struct OpenAPIDocument: Sendable {
  /// The document.
  let value: JSONValue

  init(_ endpoints: [Endpoint], _ definitions: [String: JSONSchema], _ settings: APISettings) {
    let paths = Dictionary(grouping: endpoints, by: \.path)
    value = [
      "openapi": "3.1.0",
      "info": [
        "title": "interview-proctor", "version": .string(settings.programVersion),
        "summary": "Starts, reads, scores, decides and erases interviews.",
        "license": ["name": "see the project"],
      ],
      "servers": [["url": .string(settings.publicURL ?? "/")]],
      "tags": .array(Endpoint.Chapter.allCases.map { ["name": .string($0.rawValue)] }),
      "paths": .object(
        JSONObject(
          paths.keys.sorted().map { path in
            (
              path,
              .object(
                JSONObject((paths[path] ?? []).map { ($0.method.rawValue.lowercased(), Self.operation($0)) }))
            )
          })),
      "components": [
        "schemas": .object(
          JSONObject(definitions.keys.sorted().map { ($0, definitions[$0]?.document ?? .null) })),
        "securitySchemes": ["token": ["type": "http", "scheme": "bearer", "bearerFormat": "JWT"]],
      ],
    ]
  }

  /// The document as it is sent.
  var json: [UInt8] {
    var writer = JSONWriter()
    writer.value(value)
    return writer.bytes
  }

  private static func operation(_ endpoint: Endpoint) -> JSONValue {
    var members: [(name: String, value: JSONValue)] = [
      ("operationId", .string(endpoint.operation)), ("tags", [.string(endpoint.chapter.rawValue)]),
      ("summary", .string(endpoint.summary)),
      (
        "description",
        .string([endpoint.details, access(endpoint.access)].compactMap(\.self).joined(separator: "\n\n"))
      ),
      ("security", endpoint.access == .open ? [] : [["token": []]]),
    ]
    if !endpoint.parameters.isEmpty {
      members.append(("parameters", .array(endpoint.parameters.map(parameter))))
    }
    if let body = body(endpoint.body) { members.append(("requestBody", body)) }
    members.append(("responses", responses(endpoint)))
    return .object(JSONObject(members))
  }

  /// Who may make a call, in words: OpenAPI has no roles for bearer tokens.
  static func access(_ access: Access) -> String {
    switch access {
    case .open: "No token is needed."
    case .roles(let roles):
      "For the roles \(Role.allCases.filter(roles.contains).map(\.rawValue).joined(separator: ", "))."
        + (roles.contains(.candidate) ? " A candidate's token is for one session." : "")
    }
  }

  private static func parameter(_ parameter: Parameter) -> JSONValue {
    [
      "name": .string(parameter.name), "in": .string(parameter.place.rawValue),
      "description": .string(parameter.about), "required": .bool(parameter.isRequired),
      "schema": parameter.schema.document,
    ]
  }

  private static func body(_ body: BodyContract) -> JSONValue? {
    switch body {
    case .none: nil
    case .json(let name, let most):
      [
        "required": true, "description": .string("At most \(most) bytes."),
        "content": ["application/json": ["schema": JSONSchema.reference(name).document]],
      ]
    case .bytes(let types, let most):
      [
        "required": true, "description": .string("At most \(most) bytes."),
        "content": .object(JSONObject(types.map { ($0, [:]) })),
      ]
    }
  }

  private static func responses(_ endpoint: Endpoint) -> JSONValue {
    let answers = endpoint.answers.map { ("\($0.status.code)", answer($0)) }
    let taken = Set(endpoint.answers.map(\.status.code))
    let problems = Dictionary(grouping: endpoint.everyProblem) { $0.status.code }
      .filter { !taken.contains($0.key) }.sorted { $0.key < $1.key }
      .map { ("\($0.key)", problem($0.value)) }
    return .object(JSONObject(answers + problems))
  }

  private static func answer(_ answer: AnswerContract) -> JSONValue {
    var members: [(name: String, value: JSONValue)] = [("description", .string(answer.about))]
    if !answer.headers.isEmpty {
      members.append(
        (
          "headers",
          .object(
            JSONObject(
              answer.headers.sorted { $0.key < $1.key }.map {
                ($0.key, ["description": .string($0.value), "schema": ["type": "string"]])
              }))
        ))
    }
    let content = content(answer.content)
    if !content.isEmpty { members.append(("content", .object(JSONObject(content)))) }
    return .object(JSONObject(members))
  }

  private static func content(_ contents: [AnswerContract.Content]) -> [(name: String, value: JSONValue)] {
    let schemas = contents.compactMap { content -> JSONSchema? in
      if case .json(let name) = content { .reference(name) } else { nil }
    }
    var types: [(name: String, value: JSONValue)] = []
    if let schema = schemas.count > 1 ? .firstFitting(schemas) : schemas.first {
      types.append(("application/json", ["schema": schema.document]))
    }
    for case .bytes(let names) in contents { types += names.map { ($0, [:]) } }
    return types
  }

  private static func problem(_ kinds: [ProblemKind]) -> JSONValue {
    [
      "description": .string(kinds.map(\.title).sorted().joined(separator: "; ") + "."),
      "content": [
        Problem.mediaType: .object(JSONObject([("schema", JSONSchema.reference("Problem").document)]))
      ],
    ]
  }
}
