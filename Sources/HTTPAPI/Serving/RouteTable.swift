import HTTPTypes

/// Finds the endpoint of a request by method and path. Literal parts go before parameters.
struct RouteTable: Sendable {
  /// What was found.
  enum Match: Sendable {
    case endpoint(Endpoint, path: [String: String])
    /// The path is there, with these methods only.
    case otherMethods([HTTPRequest.Method])
    case nothing
  }

  private struct Route: Sendable {
    let segments: [PathSegment]
    let endpoint: Endpoint
  }

  /// By the number of segments; within, the most literal first.
  private let routes: [Int: [Route]]
  /// No path has more parts.
  private let mostSegments: Int

  init(_ endpoints: [Endpoint]) {
    let all = endpoints.map { Route(segments: $0.segments, endpoint: $0) }
    routes = Dictionary(grouping: all) { $0.segments.count }.mapValues { routes in
      routes.sorted { Self.literals($0.segments) > Self.literals($1.segments) }
    }
    mostSegments = routes.keys.max() ?? 0
  }

  /// Looks for a path without its query, as it was sent: parts are decoded here, so that an encoded slash is no border.
  func match(_ method: HTTPRequest.Method, path: Substring) -> Match {
    // Empty parts are kept: a path with two slashes is another path.
    let parts = path.split(separator: "/", maxSplits: mostSegments + 1, omittingEmptySubsequences: false)
      .dropFirst()
    guard path.hasPrefix("/"), !parts.contains(""), let routes = routes[parts.count] else { return .nothing }
    var methods: [HTTPRequest.Method] = []
    var literals: Int?
    for route in routes where literals == nil || literals == Self.literals(route.segments) {
      guard let values = Self.values(of: parts, in: route.segments) else { continue }
      // A path that is there literally is not taken for a parameter's.
      literals = Self.literals(route.segments)
      if route.endpoint.method == method { return .endpoint(route.endpoint, path: values) }
      methods.append(route.endpoint.method)
    }
    return methods.isEmpty ? .nothing : .otherMethods(methods)
  }

  private static func literals(_ segments: [PathSegment]) -> Int {
    segments.count { if case .literal = $0 { true } else { false } }
  }

  private static func values(of parts: ArraySlice<Substring>, in segments: [PathSegment]) -> [String: String]?
  {
    var values: [String: String] = [:]
    for (part, segment) in zip(parts, segments) {
      guard let text = PercentCoding.decode(part, plusIsSpace: false) else { return nil }
      switch segment {
      case .literal(let literal): guard text == literal else { return nil }
      case .parameter(let name): values[name] = text
      }
    }
    return values
  }
}
