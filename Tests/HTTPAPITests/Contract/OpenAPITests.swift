import HTTPTypes
import SessionModel
import Testing
import WireJSON

@testable import HTTPAPI

@Suite("The OpenAPI document")
struct OpenAPITests {
  /// Method, path, who, and name of every call. Whoever changes one changes the interface that others rely on.
  static let operations = """
    GET /api/ai-interview/audit admin getAudit
    GET /api/ai-interview/kb/search hr,admin searchKnowledge
    GET /api/ai-interview/sessions hr,admin listSessions
    GET /api/ai-interview/{session_id} candidate,hr,admin,service getSession
    GET /api/ai-interview/{session_id}/audit hr,admin getSessionAudit
    GET /api/ai-interview/{session_id}/events hr,admin listEvents
    GET /api/ai-interview/{session_id}/flags hr,admin listFlags
    GET /api/ai-interview/{session_id}/flags/{flag_id}/clip hr,admin getClip
    GET /api/ai-interview/{session_id}/flags/{flag_id}/peak-clip hr,admin getPeakClip
    GET /api/ai-interview/{session_id}/recording hr,admin getRecording
    GET /api/ai-interview/{session_id}/report hr,admin getReport
    GET /api/ai-interview/{session_id}/transcript hr,admin getTranscript
    GET /docs anybody getDocs
    GET /healthz anybody isAlive
    GET /metrics anybody getMetrics
    GET /openapi.json anybody getOpenAPI
    GET /readyz anybody isReady
    HEAD /api/ai-interview/{session_id}/recording candidate,hr,admin,service getUploadOffset
    POST /api/ai-interview/kb/ingest admin ingestDocument
    POST /api/ai-interview/review/{session_id}/decision hr,admin decide
    POST /api/ai-interview/start hr,admin,service startSession
    POST /api/ai-interview/{session_id}/analyses hr,admin analyseAgain
    POST /api/ai-interview/{session_id}/breach hr,admin declareBreach
    POST /api/ai-interview/{session_id}/consent candidate consent
    POST /api/ai-interview/{session_id}/end candidate,hr,admin endSession
    POST /api/ai-interview/{session_id}/erase admin eraseSession
    POST /api/ai-interview/{session_id}/events candidate appendEvents
    POST /api/ai-interview/{session_id}/flags/{flag_id}/overrule hr,admin overruleFlag
    POST /api/ai-interview/{session_id}/recording candidate,hr,admin,service handInRecording
    POST /api/ai-interview/{session_id}/score hr,admin scoreSession
    POST /api/ai-interview/{session_id}/token hr,admin,service renewJoinToken
    """

  @Test("names every call with who may make it, and no other")
  func golden() async throws {
    let lines = try await World().contract.map { endpoint in
      let roles =
        switch endpoint.access {
        case .open: "anybody"
        case .roles(let roles): Role.allCases.filter(roles.contains).map(\.rawValue).joined(separator: ",")
        }
      return "\(endpoint.method.rawValue) \(endpoint.path) \(roles) \(endpoint.operation)"
    }
    #expect(lines.sorted().joined(separator: "\n") == Self.operations)
  }

  @Test("has every path and method that is answered, and no other")
  func paths() async throws {
    let world = try await World()
    let document = try await document(world)
    var told: Set<String> = []
    for (path, item) in try #require(document["paths"]?.object) {
      for (method, _) in try #require(item.object) { told.insert("\(method.uppercased()) \(path)") }
    }
    #expect(told == Set(world.contract.map { "\($0.method.rawValue) \($0.path)" }))
    #expect(Set(world.contract.map(\.operation)).count == world.contract.count)
  }

  @Test("holds only references that lead somewhere, and no form that nothing leads to")
  func references() async throws {
    let world = try await World()
    let document = try await document(world)
    let forms = Set(try #require(document["components"]?["schemas"]?.object).map(\.name))
    var used: Set<String> = []
    Self.walk(document) { value in
      guard let reference = value["$ref"]?.string else { return }
      #expect(reference.hasPrefix("#/components/schemas/"))
      used.insert(String(reference.dropFirst("#/components/schemas/".count)))
    }
    #expect(used == forms)
  }

  @Test("describes each call as OpenAPI asks: parameters of its path, an answer, problems as such")
  func operations() async throws {
    let world = try await World()
    let document = try await document(world)
    #expect(document["openapi"] == "3.1.0")
    for endpoint in world.contract {
      let path = document["paths"]?[endpoint.path]
      let call = try #require(path?[endpoint.method.rawValue.lowercased()])
      let inPath = endpoint.segments.compactMap { if case .parameter(let name) = $0 { name } else { nil } }
      let parameters = call["parameters"]?.array ?? []
      let told = parameters.filter { $0["in"] == "path" }
      #expect(told.compactMap { $0["name"]?.string } == inPath, "\(endpoint.operation)")
      #expect(told.allSatisfy { $0["required"] == true }, "\(endpoint.operation)")
      let responses = try #require(call["responses"]?.object)
      #expect(responses.contains { $0.name.hasPrefix("2") }, "\(endpoint.operation)")
      for answer in endpoint.answers { #expect(responses["\(answer.status.code)"] != nil) }
      for (code, response) in responses where code >= "400" && code != "503" {
        let form = response["content"]?["application/problem+json"]?["schema"]?["$ref"]
        #expect(form == "#/components/schemas/Problem", "\(endpoint.operation) \(code)")
      }
      #expect((call["security"] == []) == (endpoint.access == .open), "\(endpoint.operation)")
    }
  }

  @Test("is the same each time, valid JSON, and tells of no setting but bounds")
  func stable() async throws {
    let first = try await World().ask(Ask(.get, "/openapi.json"), expecting: 200)
    let second = try await World().ask(Ask(.get, "/openapi.json"), expecting: 200)
    #expect(first.bytes == second.bytes)
    #expect(first.header("Content-Type") == "application/json")
  }

  private func document(_ world: World) async throws -> JSONValue {
    try await world.ask(Ask(.get, "/openapi.json"), expecting: 200).json
  }

  private static func walk(_ value: JSONValue, _ visit: (JSONValue) -> Void) {
    visit(value)
    for (_, inner) in value.object ?? JSONObject() { walk(inner, visit) }
    for inner in value.array ?? [] { walk(inner, visit) }
  }
}
