import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import SessionModel
import Testing

@testable import HTTPAPI

@Suite("Over a connection")
struct ConnectionTests {
  @Test(
    "an answer to HEAD has no body, so that the next one on the connection is understood",
    .timeLimit(.minutes(1)))
  func head() async throws {
    let world = try await World()
    let id = try await world.session(1, reaching: .scored)
    let token = try Asker.hr.token(by: world.tokens, at: world.clock.now)
    let app = Application(
      responder: world.responder, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
      logger: world.log.logger)
    try await app.test(.live) { client in
      let path = "/api/ai-interview/\(id)/recording"
      for _ in 0..<3 {
        let nobody = try await client.execute(uri: path, method: .head)
        #expect(nobody.status == .unauthorized)
        let refused = try await client.execute(
          uri: path, method: .head, headers: [.authorization: "Bearer \(token)"])
        #expect(refused.status == .conflict)
        let next = try await client.execute(uri: "/healthz", method: .get)
        #expect(next.status == .ok)
        #expect(String(buffer: next.body) == #"{"status":"ok"}"#)
      }
    }
  }
}
