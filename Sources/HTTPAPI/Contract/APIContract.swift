import WireJSON

/// Every call of the interface, and the forms of what it takes and gives.
enum APIContract {
  /// All endpoints, those about the interface itself last.
  static func endpoints(_ services: APIServices) -> [Endpoint] {
    let calls =
      SessionEndpoints(services: services).all + RecordingEndpoints(services).all
      + ReanalysisEndpoint(services: services).all
      + ReportEndpoints(services: services).all + FlagEndpoints(services: services).all
      + EventEndpoints(services: services).all + DecisionEndpoints(services: services).all
      + KnowledgeEndpoints(services: services).all
    // The document describes the calls that give it, too.
    let described = calls + OperatingEndpoints(services: services, document: [], page: []).all
    let document = OpenAPIDocument(described, definitions, services.settings)
    return calls
      + OperatingEndpoints(
        services: services, document: document.json, page: OpenAPIPage(described, document).html
      ).all
  }

  /// The forms by name.
  static let definitions: [String: JSONSchema] = [
    SessionSchemas.definitions, FlagSchemas.definitions, EventSchemas.definitions, AuditWire.definitions,
    RecordingEndpoints.definitions, ReanalysisEndpoint.definitions,
    ReportSchemas.definitions, KnowledgeSchemas.definitions, OperatingEndpoints.definitions,
    ["Problem": Problem.schema],
  ].reduce(into: [:]) { all, some in
    all.merge(some) { _, _ in preconditionFailure("a form is defined twice") }
  }
}
