import HTTPTypes
import Hummingbird
import Logging
import NIOEmbedded
import Testing

@testable import HTTPAPI

extension World {
  /// Makes a request, and holds what is answered against what its endpoint promises.
  @discardableResult
  func ask(_ ask: Ask, sourceLocation: SourceLocation = #_sourceLocation) async throws -> Reply {
    let request = try request(ask)
    var logger = log.logger
    logger[metadataKey: "hb.request.id"] = "request-1"
    let context = APIResponder.Context(
      source: ApplicationRequestContextSource(channel: EmbeddedChannel(), logger: logger))
    let response = try await responder.respond(to: request, context: context)
    let reply = try await Reply(response)
    for fault in faults(in: reply, to: request) {
      Issue.record("\(ask.method) \(ask.path) -> \(reply.status): \(fault)", sourceLocation: sourceLocation)
    }
    return reply
  }

  /// Makes a request that must be answered with a status.
  @discardableResult
  func ask(
    _ ask: Ask, expecting status: Int, _ comment: Comment? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> Reply {
    let reply = try await self.ask(ask, sourceLocation: sourceLocation)
    #expect(
      reply.status == status, comment ?? "\(ask.method) \(ask.path): \(reply.text.prefix(300))",
      sourceLocation: sourceLocation)
    return reply
  }

  private func request(_ ask: Ask) throws -> Request {
    var headers = ask.headers
    switch ask.from {
    case .nobody: break
    case .field(let text): headers[.authorization] = text
    case .asker(let asker): headers[.authorization] = "Bearer \(try asker.token(by: tokens, at: clock.now))"
    }
    let (body, length) = ask.body.request
    if let length, headers[.contentLength] == nil { headers[.contentLength] = "\(length)" }
    return Request(
      head: HTTPRequest(
        method: ask.method, scheme: "http", authority: "localhost", path: ask.path, headerFields: headers),
      body: body)
  }
}
