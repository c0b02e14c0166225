import HTTPTypes
import SessionModel
import Testing
import WireJSON

@testable import HTTPAPI

extension Endpoint {
  /// Whether it is about one session.
  var isAboutSession: Bool { path.contains("{session_id}") }

  /// Who may call it, most powerful first.
  func allowed(in session: SessionID) -> [Asker] {
    guard case .roles(let roles) = access else { return [] }
    return [.admin, .hr, .service, .candidate(session)].filter { roles.contains($0.role) }
  }

  /// Its path with what it takes put in.
  func filled(_ session: String, flag: String = "flag-1") -> String {
    path.replacing("{session_id}", with: session).replacing("{flag_id}", with: flag)
  }

  /// A request that is as it has to be.
  func ask(in session: SessionID) -> Ask { ask(path: filled(session.description)) }

  /// The same with another path.
  func ask(path: String) -> Ask {
    let form = Form()
    let query = parameters.filter { $0.place == .query && $0.isRequired }.map {
      "\($0.name)=\(form.sample($0.schema.document).string ?? "1")"
    }
    return withBody(Ask(method, query.isEmpty ? path : "\(path)?\(query.joined(separator: "&"))"))
  }

  private func withBody(_ ask: Ask) -> Ask {
    switch body {
    case .none: ask
    case .json(let name, _): ask.json(Form().sample(JSONSchema.reference(name).document))
    case .bytes(let types, _): ask.bytes([1, 2, 3], type: types[0])
    }
  }
}

extension World {
  /// Puts a parameter of the query into a request.
  static func asking(_ ask: Ask, _ query: String) -> Ask {
    var changed = ask
    changed.path += (ask.path.contains("?") ? "&" : "?") + query
    return changed
  }
}

/// Names an endpoint, so that a test runs over all of them.
struct EndpointName: Sendable, CustomTestStringConvertible {
  let operation: String
  var testDescription: String { operation }

  /// All, as the interface lists them.
  static func all() async throws -> [EndpointName] {
    try await World().contract.map { EndpointName(operation: $0.operation) }
  }
}
