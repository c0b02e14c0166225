import Persistence
import SessionModel
import TestSupport
import Testing
import WireJSON
import Workers

@testable import HTTPAPI

@Suite("The life of a session")
struct LifeTests {
  @Test("from its start over consent, interview, score and decision to its erasure")
  func whole() async throws {
    let world = try await World()
    let start = Ask(.post, StartingTests.path, by: .service).json(StartingTests.body())
    let started = try await world.ask(start, expecting: 201)
    let id = try #require(started.json["session"]?["id"]?.string.flatMap { SessionID($0) })
    let path = "/api/ai-interview/\(id)"
    let consent = Ask(.post, "\(path)/consent", by: .candidate(id)).json(Self.consent)
    #expect(try await world.ask(consent, expecting: 200).json["state"] == "consented")
    // What happened before is no error.
    #expect(try await world.ask(consent, expecting: 200).json["state"] == "consented")
    try await world.happen(.beginCheck, to: id)
    try await world.happen(.beginInterview, to: id)
    let end = Ask(.post, "\(path)/end", by: .candidate(id))
    let ended = try await world.ask(end, expecting: 200)
    world.clock.advance(by: .seconds(60))
    #expect(try await world.ask(end.from(.asker(.hr)), expecting: 200).bytes == ended.bytes)
    #expect(await world.records.job(JobKey(rawValue: "score/\(id)/1")) != nil)
    try await world.happen(.beginScoring, to: id)
    try await world.happen(.finishScoring, to: id)
    #expect(try await world.ask(end, expecting: 200).bytes == ended.bytes)
    let decide = Ask(.post, "/api/ai-interview/review/\(id)/decision", by: .hr)
    let decision = try await world.ask(
      decide.json(["outcome": "PASS", "reason": "quill\nsecond line"]), expecting: 200)
    #expect(decision.json["by"]?["subject"] == "hr@example.org")
    #expect(await world.state(of: id) == .decided)
    let erase = Ask(.post, "\(path)/erase", by: .admin).json(["reason": "asked for"])
    #expect(try await world.ask(erase, expecting: 200).json["action"] == "erase")
    try await world.ask(erase, expecting: 410)
    #expect(try await world.everything().filter { $0.lowercased().contains("quill") }.isEmpty)
    #expect(await world.records.job(try ErasureJob.new(for: id, at: world.clock.now).key) != nil)
  }

  private static let consent: JSONValue = ["agreed": true, "statement_version": "1"]

  @Test("a candidate is told of no later state than its end, not by errors either")
  func candidate() async throws {
    for state in [SessionState.ended, .scoring, .scored, .decided] {
      let world = try await World()
      let id = try await world.session(1, reaching: state)
      let path = "/api/ai-interview/\(id)"
      let asks = [
        Ask(.get, path), Ask(.post, "\(path)/consent").json(Self.consent), Ask(.post, "\(path)/end"),
        Ask(.post, "\(path)/recording").bytes([1], type: "video/mp4"),
      ]
      for ask in asks {
        let reply = try await world.ask(ask.from(.asker(.candidate(id))))
        #expect(reply.json["state"] == nil || reply.json["state"] == "ended", "\(ask.path) in \(state)")
        for later in ["scoring", "scored", "decided"] { #expect(!reply.text.contains(later), "\(ask.path)") }
      }
    }
  }

  @Test(
    "what cannot happen in a state is refused, and the answer names the state",
    arguments: SessionState.allCases)
  func refused(state: SessionState) async throws {
    let world = try await World()
    let id = try await world.session(1, reaching: state)
    let path = "/api/ai-interview/\(id)"
    let before = try await world.everything()
    let calls: [(Ask, SessionEvent)] = [
      (Ask(.post, "\(path)/consent", by: .candidate(id)).json(Self.consent), .consent),
      (Ask(.post, "\(path)/end", by: .admin), .end),
      (
        Ask(.post, "/api/ai-interview/review/\(id)/decision", by: .hr).json([
          "outcome": "FAIL", "reason": "r",
        ]),
        .decide
      ),
    ]
    for (ask, event) in calls where state.outcome(of: event) == .refused {
      let reply = try await world.ask(ask, expecting: state == .erased ? 410 : 409, "\(event) in \(state)")
      #expect(reply.json["state"] == .string(ask.path.hasSuffix("consent") ? told(state) : state.rawValue))
    }
    #expect(try await world.everything() == before)
  }

  private func told(_ state: SessionState) -> String {
    [.scoring, .scored, .decided].contains(state) ? "ended" : state.rawValue
  }

  @Test("a new token is made as long as the candidate has something to do", arguments: SessionState.allCases)
  func tokens(state: SessionState) async throws {
    let world = try await World()
    let id = try await world.session(1, reaching: state, by: .service)
    let isOpen = state.isBeforeInterview || state == .inProgress
    let expected = isOpen ? 201 : state == .erased ? 410 : 409
    for asker in [Asker.hr, .admin, .service] {
      let reply = try await world.ask(
        Ask(.post, "/api/ai-interview/\(id)/token", by: asker), expecting: expected)
      guard isOpen else { continue }
      let token = try #require(reply.json["token"]?.string)
      try await world.ask(
        Ask(.get, "/api/ai-interview/\(id)").from(.field("Bearer \(token)")), expecting: 200)
      try await world.ask(
        Ask(.get, "/api/ai-interview/\(RecordID.nobodys)").from(.field("Bearer \(token)")), expecting: 403)
    }
  }

  @Test("all that was done is in the audit log, page by page, and the log of others is not shown with it")
  func audit() async throws {
    let world = try await World()
    let id = try await world.session(1, reaching: .decided)
    try await world.session(2, reaching: .consented)
    func actions(_ path: String, by asker: Asker) async throws -> [String] {
      var found: [String] = []
      var next = ""
      for _ in 0..<20 {
        let page = try await world.ask(Ask(.get, "\(path)?limit=2\(next)", by: asker), expecting: 200).json
        found += page["entries"]?.array?.compactMap { $0["action"]?.string } ?? []
        guard let last = page["next"]?.integer else { return found }
        next = "&after=\(last)"
      }
      Issue.record("the pages have no end")
      return found
    }
    let own = ["start", "hand_in", "begin_scoring", "finish_scoring", "decide"]
    #expect(try await actions("/api/ai-interview/\(id)/audit", by: .hr) == own)
    #expect(try await actions("/api/ai-interview/audit", by: .admin) == own + ["start", "consent"])
  }
}
