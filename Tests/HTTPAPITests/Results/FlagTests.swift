import Persistence
import SessionModel
import TestSupport
import Testing

@testable import HTTPAPI

@Suite("Flags and what reviewers say of them")
struct FlagTests {
  @Test("are listed with links that lead to their clips")
  func list() async throws {
    let world = try await World()
    let id = try await world.session(1, reaching: .scored, accommodations: [.widerYaw(degrees: 5)])
    try await world.analyse(id, flags: 2)
    let path = "/api/ai-interview/\(id)/flags"
    let reply = try await world.ask(Ask(.get, path, by: .hr), expecting: 200)
    let flags = try #require(reply.json["flags"]?.array)
    #expect(flags.map { $0["id"]?.string } == ["flag-1", "flag-2"])
    #expect(flags[0]["severity"] == "HIGH")
    #expect(flags[0]["policy_version"] == "1.0")
    for clip in try #require(flags[0]["clips"]?.array) {
      let url = try #require(clip["url"]?.string)
      let bytes = try await world.ask(Ask(.get, url, by: .hr), expecting: 200)
      #expect(bytes.bytes.count == clip["bytes"]?.integer)
      #expect(bytes.header("ETag") == clip["sha256"]?.string.map { "\"\($0)\"" })
    }
    #expect(flags[0]["clips"]?.array?.count == 2)
    for (query, count) in [("analysis=1", 2), ("analysis=2", 0)] {
      let some = try await world.ask(Ask(.get, "\(path)?\(query)", by: .hr), expecting: 200)
      #expect(some.json["flags"]?.array?.count == count)
    }
    try await world.ask(Ask(.get, "\(path)/flag-2/clip", by: .hr), expecting: 404)
  }

  @Test("overruled count no more: the recommendation follows, the state stays, the first word stands")
  func overrule() async throws {
    let world = try await World()
    let id = try await world.session(1, reaching: .scored)
    try await world.analyse(id, flags: 2)
    _ = try await world.results.put(ResultSamples.score(1, 9), of: id)
    #expect(try await outcome(world, id) == "FAIL")
    for flag in ["flag-1", "flag-2"] {
      let ask = Ask(.post, "/api/ai-interview/\(id)/flags/\(flag)/overrule", by: .hr)
      let reply = try await world.ask(ask.json(["reason": "a poster"]), expecting: 200)
      #expect(reply.json["overruled"]?["reason"] == "a poster")
      let again = try await world.ask(
        ask.json(["reason": "another word"]).from(.asker(.admin)), expecting: 200)
      #expect(again.bytes == reply.bytes)
    }
    #expect(try await outcome(world, id) != "FAIL")
    #expect(await world.state(of: id) == .scored)
    let entries = await world.records.entries(of: id, after: 0, limit: 100)
    #expect(entries.count { $0.action == .overruleFlag } == 2)
  }

  @Test("or a breach declared once make it FAIL, and leave the state")
  func breach() async throws {
    let world = try await World()
    let id = try await world.session(1, reaching: .decided)
    try await world.analyse(id, flags: 0)
    #expect(try await outcome(world, id) != "FAIL")
    let ask = Ask(.post, "/api/ai-interview/\(id)/breach", by: .hr)
    let first = try await world.ask(ask.json(["reason": "somebody else sat there"]), expecting: 200)
    world.clock.advance(by: .seconds(5))
    let second = try await world.ask(ask.json(["reason": "another"]).from(.asker(.admin)), expecting: 200)
    #expect(first.bytes == second.bytes)
    #expect(try await outcome(world, id) == "FAIL")
    #expect(await world.state(of: id) == .decided)
  }

  private func outcome(_ world: World, _ id: SessionID) async throws -> String? {
    let report = try await world.ask(Ask(.get, "/api/ai-interview/\(id)/report", by: .hr), expecting: 200)
    return report.json["recommendation"]?["outcome"]?.string
  }
}
