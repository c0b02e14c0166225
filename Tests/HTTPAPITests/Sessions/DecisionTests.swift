import SessionModel
import Testing

@testable import HTTPAPI

@Suite("Deciding")
struct DecisionTests {
  @Test("otherwise than before is allowed, over the version that the caller knows only")
  func versions() async throws {
    let world = try await World()
    let id = try await world.session(1, reaching: .scored)
    let read = try await world.ask(Ask(.get, "/api/ai-interview/\(id)", by: .hr), expecting: 200)
    let tag = try #require(read.header("ETag"))
    let decide = Ask(.post, "/api/ai-interview/review/\(id)/decision", by: .hr).header("If-Match", tag)
    let pass = decide.json(["outcome": "PASS", "reason": "quill"])
    try await world.ask(pass, expecting: 200)
    let before = try await world.everything()
    let stale = try await world.ask(decide.json(["outcome": "FAIL", "reason": "quill"]), expecting: 412)
    #expect(stale.json["state"] == "decided")
    for nonsense in ["1", "\"x\"", "W/\"1\"", "\"\"", "\"\(UInt64.max)\""] {
      try await world.ask(pass.header("If-Match", nonsense), expecting: 412, "\(nonsense)")
    }
    #expect(try await world.everything() == before)
    let fail = pass.json(["outcome": "FAIL", "reason": "seen again"])
    try await world.ask(fail.header("If-Match", "*"), expecting: 200)
    let after = try await world.ask(Ask(.get, "/api/ai-interview/\(id)", by: .hr), expecting: 200)
    #expect(after.json["decision"]?["outcome"] == "FAIL")
    #expect(after.header("ETag") != tag)
  }

  @Test("needs a reason that can be kept")
  func reasons() async throws {
    let world = try await World()
    let id = try await world.session(1, reaching: .scored)
    let decide = Ask(.post, "/api/ai-interview/review/\(id)/decision", by: .hr)
    let umlauts = String(repeating: "ä", count: 901)
    for reason in ["quill\u{0}", "\u{85}", umlauts] {
      let reply = try await world.ask(
        decide.json(["outcome": "PASS", "reason": .string(reason)]), expecting: 422)
      #expect(reply.pointers == ["/reason"])
    }
    #expect(await world.state(of: id) == .scored)
  }

  @Test("by a header of a call that does not take one is not tried: it is not looked at")
  func elsewhere() async throws {
    let world = try await World()
    let id = try await world.session(1, reaching: .inProgress)
    try await world.ask(
      Ask(.post, "/api/ai-interview/\(id)/end", by: .hr).header("If-Match", "\"99\""), expecting: 200)
  }
}
