import HTTPTypes
import Hummingbird
import WireJSON

@testable import HTTPAPI

/// What an answer has to be like, by the endpoint that gave it.
extension World {
  /// In what an answer is not as it was promised.
  func faults(in reply: Reply, to request: Request) -> [String] {
    let endpoint = endpoint(of: request)
    let isProblem = reply.headers[.contentType] == Problem.mediaType
    let about =
      isProblem || (request.method == .head && reply.status >= 400)
      ? problemFaults(reply, endpoint, isHead: request.method == .head)
      : endpoint.map { answerFaults(reply, $0) } ?? ["something was answered where there is no such call"]
    return about + headerFaults(reply) + secretFaults(reply, isProblem: isProblem, request)
  }

  private func endpoint(of request: Request) -> Endpoint? {
    if case .endpoint(let endpoint, _) = RouteTable(contract).match(
      request.method, path: request.uri.path[...])
    {
      endpoint
    } else {
      nil
    }
  }

  private func headerFaults(_ reply: Reply) -> [String] {
    let wanted = [
      "X-Content-Type-Options": "nosniff", "X-Request-ID": "request-1", "Referrer-Policy": "no-referrer",
    ]
    var faults = wanted.filter { reply.header($0.key) != $0.value }.map { "\($0.key) is not \($0.value)" }
    if reply.header("Cache-Control") == nil { faults.append("it does not say who may keep it") }
    if reply.header("WWW-Authenticate") == nil, reply.status == 401 { faults.append("there is no challenge") }
    if reply.header("Allow") == nil, reply.status == 405 { faults.append("there is no Allow") }
    return faults
  }

  private func problemFaults(_ reply: Reply, _ endpoint: Endpoint?, isHead: Bool) -> [String] {
    // What no endpoint is asked for finds out before there is one.
    let known = endpoint?.everyProblem ?? [.notFound, .methodNotAllowed, .malformed]
    let kinds = known.filter { $0.status.code == reply.status }
    guard !kinds.isEmpty else { return ["the problem is not documented"] }
    guard !isHead else { return reply.bytes.isEmpty ? [] : ["an answer to HEAD has a body"] }
    let document = reply.json
    var faults = Problem.schema.faults(in: document, definitions: APIContract.definitions).map(\.description)
    if document["status"]?.integer != reply.status { faults.append("the document has another status") }
    if !kinds.contains(where: { $0.rawValue == reply.problem }) {
      faults.append("this kind of problem is not documented: \(reply.problem ?? "none")")
    }
    return faults
  }

  private func answerFaults(_ reply: Reply, _ endpoint: Endpoint) -> [String] {
    guard let answer = endpoint.answers.first(where: { $0.status.code == reply.status }) else {
      return ["the status is not documented"]
    }
    let type = reply.headers[.contentType] ?? ""
    if answer.content.isEmpty || endpoint.method == .head {
      return reply.bytes.isEmpty && type.isEmpty ? [] : ["there is a body"]
    }
    var forms: [JSONSchema] = []
    for content in answer.content {
      switch content {
      case .none: break
      case .json(let name): forms.append(.reference(name))
      case .bytes(let types): if types.contains(where: { type.hasPrefix($0) }) { return [] }
      }
    }
    guard type == "application/json" else { return ["the type is not documented: \(type)"] }
    let faults = forms.map { $0.faults(in: reply.json, definitions: APIContract.definitions) }
    if reply.json == .null, reply.text != "null\n" { return ["it is no JSON"] }
    return faults.contains([]) ? [] : faults.joined().map(\.description)
  }

  /// No problem and no line of the log tells of a person or holds a token.
  private func secretFaults(_ reply: Reply, isProblem: Bool, _ request: Request) -> [String] {
    let token = request.headers[.authorization].map { String($0.drop { $0 != " " }.dropFirst()) } ?? ""
    let secrets = [Self.secret] + (token.isEmpty ? [] : [token.lowercased()])
    let places = (isProblem ? [reply.text] : []) + log.lines
    return secrets.filter { secret in places.contains { $0.lowercased().contains(secret) } }.map {
      _ in "a problem or the log tells a secret"
    }
  }
}
