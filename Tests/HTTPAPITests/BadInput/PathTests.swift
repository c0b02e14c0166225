import HTTPTypes
import TestSupport
import Testing

@testable import HTTPAPI

@Suite("A path that names nothing is answered with 404")
struct PathTests {
  @Test("by every call about a session, whatever stands in its place")
  func sessions() async throws {
    let world = try await World()
    let own = try await world.session()
    let before = try await world.everything()
    let bad = [
      RecordID.nobodys.description, "x", "0", own.description.uppercased(), "\(own)0", "%00",
      String(own.description.dropLast()), "019acf00-0000-4000-8000-000000000000", "%2e%2e", "..",
      "\(own)%2F..", "%F0%9F%A6%94", String(repeating: "a", count: 5_000),
    ]
    for endpoint in world.contract where endpoint.isAboutSession {
      for text in bad {
        let asker = endpoint.allowed(in: own)[0]
        // A candidate's token is for a session that is there: any other is forbidden before it is looked for.
        let expected = asker.role == .candidate ? 403 : 404
        try await world.ask(
          endpoint.ask(path: endpoint.filled(text)).from(.asker(asker)), expecting: expected,
          "\(endpoint.operation) of \(text.prefix(50))")
      }
    }
    #expect(try await world.everything() == before)
  }

  @Test("by every call about a flag")
  func flags() async throws {
    let world = try await World()
    let own = try await world.session()
    try await world.analyse(own)
    for endpoint in world.contract where endpoint.path.contains("{flag_id}") {
      for flag in ["flag-99", "%00", "flag-1%2F", String(repeating: "f", count: 101), "%C3%A9"] {
        let path = endpoint.filled(own.description, flag: flag)
        try await world.ask(endpoint.ask(path: path).from(.asker(.hr)), expecting: 404, "\(path)")
      }
      try await world.ask(
        World.asking(endpoint.ask(in: own).from(.asker(.hr)), "analysis=2"), expecting: 404)
    }
  }

  @Test("where there is no such call, or none of this method, which is told without a token")
  func calls() async throws {
    let world = try await World()
    for path in [
      "/", "/api", "/api/ai-interview", "/healthz/", "//healthz", "/healthz//", "/nothing", "/%zz",
    ] {
      try await world.ask(Ask(.get, path), expecting: 404, "\(path)")
    }
    for path in Set(world.contract.map(\.path)) {
      let known = Set(world.contract.filter { $0.path == path }.map(\.method.rawValue))
      let reply = try await world.ask(Ask(.patch, path.replacing("{flag_id}", with: "f")), expecting: 405)
      #expect(reply.header("Allow") == known.sorted().joined(separator: ", "))
    }
  }

  @Test("and an address beyond all bounds is refused")
  func long() async throws {
    let world = try await World()
    let path = "/healthz?" + String(repeating: "a", count: 8_192)
    try await world.ask(Ask(.get, path), expecting: 400)
  }
}
