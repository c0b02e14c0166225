import Persistence
import SessionModel
import TestSupport
import Testing

@testable import HTTPAPI

@Suite("When a store fails")
struct StoreFaultTests {
  @Test(
    "every call that needs it says whether to try again, and nothing of where the store lies",
    arguments: [
      (StoreError.busy(path: "/var/proctor.sqlite"), 503), (.readOnly(path: "/var/quill.sqlite"), 503),
      (.diskFull(path: "/var/proctor.sqlite"), 507),
      (.damaged(path: "/var/proctor.sqlite", why: "page 9"), 500),
      (.failed(path: "/var/proctor.sqlite", why: "SQLITE_IOERR"), 500),
      (.notFound(path: "/var/proctor.sqlite"), 500),
    ])
  func stores(error: StoreError, status: Int) async throws {
    let world = try await World()
    let id = try await world.session(1, by: .service)
    try await world.analyse(id)
    let before = try await world.everything()
    for endpoint in world.contract where endpoint.access != .open {
      world.trouble.set(error)
      let ask = endpoint.ask(in: id).from(.asker(endpoint.allowed(in: id)[0]))
      let reply = try await world.ask(ask, expecting: status, "\(endpoint.operation)")
      #expect(!reply.text.contains("/var/") && !reply.text.contains("page 9"), "\(endpoint.operation)")
      if status == 503 { #expect(reply.header("Retry-After") != nil, "\(endpoint.operation)") }
      world.trouble.set(nil)
    }
    #expect(try await world.everything() == before)
  }

  @Test("a fault that nobody foresaw is told as that alone, and stands in the log under the request's name")
  func unforeseen() async throws {
    let world = try await World()
    let id = try await world.session()
    world.trouble.set(Unforeseen())
    let reply = try await world.ask(Ask(.get, "/api/ai-interview/\(id)", by: .hr), expecting: 500)
    #expect(!reply.text.contains("Unforeseen"))
    #expect(reply.json["instance"] == "urn:request:request-1")
    #expect(
      world.log.lines.contains {
        $0.hasPrefix("error") && $0.contains("getSession") && $0.contains("request-1")
      })
  }

  private struct Unforeseen: Error {}

  @Test("a server that stops asks to try again")
  func stopping() async throws {
    let world = try await World()
    let id = try await world.session()
    world.trouble.set(CancellationError())
    try await world.ask(Ask(.get, "/api/ai-interview/\(id)", by: .hr), expecting: 503)
    #expect(!world.log.lines.contains { $0.hasPrefix("error") })
  }
}
