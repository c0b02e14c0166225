import TestSupport
import Testing
import WireJSON

@testable import HTTPAPI

@Suite("What operators ask")
struct OperatingTests {
  @Test("is answered without a token and without a store")
  func open() async throws {
    let world = try await World()
    world.trouble.set(Broken())
    for path in ["/healthz", "/readyz", "/metrics", "/openapi.json", "/docs"] {
      try await world.ask(Ask(.get, path), expecting: 200)
    }
    let metrics = try await world.ask(Ask(.get, "/metrics"), expecting: 200)
    #expect(metrics.text == "up 1\n")
    #expect(metrics.header("Content-Type") == "text/plain; version=0.0.4; charset=utf-8")
  }

  @Test("whether it is ready tells what works, in order, and why it does not is not told")
  func ready() async throws {
    let world = try await World(readiness: [
      ReadinessCheck("database") {}, ReadinessCheck("blobs") { throw Secret() }, ReadinessCheck("models") {},
    ])
    let reply = try await world.ask(Ask(.get, "/readyz"), expecting: 503)
    #expect(
      reply.text == #"{"ready":false,"checks":[{"name":"database","ok":true},"#
        + #"{"name":"blobs","ok":false},{"name":"models","ok":true}]}"#)
  }

  private struct Secret: Error { let description = "a path, a password" }

  @Test("and does not wait for what does not answer, nor for its end", .timeLimit(.minutes(1)))
  func stuck() async throws {
    let gate = Gate()
    let stuck = Readiness(
      checks: [ReadinessCheck("works") {}, ReadinessCheck("stuck") { await gate.opens() }],
      patience: .milliseconds(1))
    let answer = await stuck.answer()
    #expect(answer.status == .serviceUnavailable)
    gate.open()
  }

  @Test("the page for people loads nothing, runs nothing, and names every call")
  func docs() async throws {
    let world = try await World()
    let page = try await world.ask(Ask(.get, "/docs"), expecting: 200)
    #expect(!page.text.contains("<script") && !page.text.contains("src="))
    #expect(page.header("Content-Security-Policy")?.hasPrefix("default-src 'none'") == true)
    for endpoint in world.contract {
      #expect(page.text.contains("<section id=\"\(endpoint.operation)\">"))
    }
    for name in APIContract.definitions.keys { #expect(page.text.contains("id=\"form-\(name)\"")) }
  }
}
