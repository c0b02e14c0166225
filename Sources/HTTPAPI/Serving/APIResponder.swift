import HTTPTypes
import Hummingbird
import Logging
import Metrics
import NIOCore
import Persistence
import SessionModel
import Tokens
import WireJSON

/// Answers requests by the endpoints: finds the one that is asked for, checks token, role, session, parameters and body,
/// and turns whatever is thrown into a problem document.
public struct APIResponder: HTTPResponder {
  /// Nothing of Hummingbird's context is used but its request's name and log.
  public typealias Context = BasicRequestContext

  private let services: APIServices
  private let table: RouteTable
  private let definitions: [String: JSONSchema]
  private let limiter: RateLimiter

  /// Creates a responder.
  public init(_ services: APIServices) {
    self.services = services
    let endpoints = APIContract.endpoints(services)
    table = RouteTable(endpoints)
    definitions = APIContract.definitions
    limiter = RateLimiter(services.settings.rate)
  }

  /// Answers a request.
  public func respond(to request: Request, context: Context) async throws -> Response {
    let began = ContinuousClock.now
    let id = context.id
    let (operation, answer) = await answer(request, id: id)
    note(operation, answer.status, ContinuousClock.now - began, context.logger)
    let response = response(answer, id: id)
    // A body would be taken for the beginning of the next answer (RFC 9110, section 9.3.2).
    return request.method == .head ? response.createHeadResponse() : response
  }

  private func answer(_ request: Request, id: String) async -> (operation: String, Answer) {
    var operation = "none"
    do {
      let (endpoint, path) = try find(request)
      operation = endpoint.operation
      let caller = try await admit(request, to: endpoint, path)
      return (operation, try await endpoint.handle(try await call(endpoint, request, path, caller)))
    } catch {
      let problem = ErrorMapping.problem(of: error)
      if problem.kind == .fault {
        services.log.error(
          "a call failed", metadata: ["operation": "\(operation)", "request": "\(id)", "error": "\(error)"])
      }
      var answer = Answer(
        problem.kind.status, bytes: problem.json(instance: "urn:request:\(id)"), type: Problem.mediaType)
      for field in problem.headers { answer.headers[field.name] = field.value }
      return (operation, answer)
    }
  }

  private func find(_ request: Request) throws(Problem) -> (Endpoint, [String: String]) {
    guard request.uri.string.utf8.count <= ParameterCheck.mostQueryBytes else {
      throw Problem(.malformed, "the address has more than \(ParameterCheck.mostQueryBytes) bytes")
    }
    switch table.match(request.method, path: request.uri.path[...]) {
    case .endpoint(let endpoint, let path): return (endpoint, path)
    case .otherMethods(let methods):
      let names = methods.map(\.rawValue).sorted().joined(separator: ", ")
      throw Problem(.methodNotAllowed, "this path knows \(names)", headers: [.allow: names])
    case .nothing: throw Problem(.notFound, "there is no such call; /openapi.json lists all")
    }
  }

  private func admit(
    _ request: Request, to endpoint: Endpoint, _ path: [String: String]
  ) async throws -> Caller? {
    guard case .roles(let roles) = endpoint.access else { return nil }
    let now = services.clock()
    let caller = try await Bearer.caller(request.headers, by: services.tokens, at: now)
    if let wait = limiter.take(by: caller.principal, at: now) {
      throw Problem(
        .tooManyRequests, "there were too many requests with this token; wait \(wait) s",
        headers: [.retryAfter: "\(wait)"])
    }
    guard roles.contains(caller.principal.role) else {
      let names = roles.map(\.rawValue).sorted().joined(separator: ", ")
      throw Problem(.forbidden, "this is for the roles \(names)")
    }
    if let own = caller.session, path["session_id"] != own.description {
      throw Problem(.forbidden, "the token is for another session")
    }
    return caller
  }

  private func call(
    _ endpoint: Endpoint, _ request: Request, _ path: [String: String], _ caller: Caller?
  ) async throws -> Call {
    try ParameterCheck.check(path, request.headers, of: endpoint)
    let query = try ParameterCheck.query((request.uri.query ?? "")[...], of: endpoint)
    var raw: [UInt8] = []
    var body = JSONValue.null
    switch endpoint.body {
    case .none: break
    case .bytes(let types, let most):
      try checkType(request, types)
      try RequestReading.checkDeclared(request.headers[.contentLength], atMost: most)
    case .json(let definition, let most):
      try checkType(request, ["application/json"])
      raw = try await RequestReading.bytes(
        request.body, declared: request.headers[.contentLength], atMost: most)
      body = try RequestReading.json(raw, definition, atMost: most, definitions: definitions)
    }
    return Call(
      caller: caller, path: path, query: query, headers: request.headers, body: body, bytes: request.body,
      rawBody: raw, now: services.clock())
  }

  private func checkType(_ request: Request, _ types: [String]) throws(Problem) {
    guard RequestReading.admits(request.headers[.contentType], types) else {
      throw Problem(.unsupportedMedia, "the body must be of the type \(types.joined(separator: " or "))")
    }
  }

  private func note(
    _ operation: String, _ status: HTTPResponse.Status, _ duration: Duration, _ log: Logger
  ) {
    Counter(
      label: "http_requests_total", dimensions: [("operation", operation), ("status", "\(status.code)")]
    )
    .increment()
    Timer(label: "http_request_seconds", dimensions: [("operation", operation)]).recordNanoseconds(
      duration.wholeNanoseconds)
    log.debug("answered", metadata: ["operation": "\(operation)", "status": "\(status.code)"])
  }

  private func response(_ answer: Answer, id: String) -> Response {
    var headers = answer.headers
    headers[.xContentTypeOptions] = "nosniff"
    headers[.requestID] = id
    headers[.referrerPolicy] = "no-referrer"
    if headers[.cacheControl] == nil { headers[.cacheControl] = "no-store" }
    let body: ResponseBody
    switch answer.content {
    case .none: body = ResponseBody()
    case .bytes(let bytes): body = ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
    case .stream(let chunks, let count):
      body = ResponseBody(contentLength: count) { writer in
        for try await chunk in chunks { try await writer.write(ByteBuffer(bytes: chunk)) }
        try await writer.finish(nil)
      }
    }
    return Response(status: answer.status, headers: headers, body: body)
  }
}
