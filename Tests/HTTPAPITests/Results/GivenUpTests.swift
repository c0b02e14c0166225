import Persistence
import Results
import SessionModel
import TestSupport
import Testing
import WireJSON
import Workers

@testable import HTTPAPI

@Suite("What was given up")
struct GivenUpTests {
  /// Enqueues a job and lets it fail for good.
  private func giveUp(_ job: NewJob, in world: World) async throws {
    let now = world.clock.now
    _ = try await world.records.enqueue(job, at: now)
    let worker = try WorkerID("worker")
    let taken = try #require(
      try await world.records.take([job.kind], by: worker, lease: .seconds(60), at: now))
    let ticket = try #require(taken.ticket)
    _ = try await world.records.fail(ticket, why: "the disk is full", retryAt: nil, at: now)
  }

  @Test("analysis is told with its reason, and nothing is scored in its place")
  func analysis() async throws {
    let world = try await World()
    let id = try await world.session(1, reaching: .ended)
    try await giveUp(try SessionJobs.analysis(id, .first, at: world.clock.now), in: world)
    let path = "/api/ai-interview/\(id)"
    let score = try await world.ask(Ask(.post, "\(path)/score", by: .hr).json([:]), expecting: 409)
    let report = try await world.ask(Ask(.get, "\(path)/report", by: .hr), expecting: 409)
    for reply in [score, report] {
      #expect(reply.text.contains("the disk is full"))
      #expect(reply.json["state"] == "ended")
    }
    #expect(await world.records.session(id)?.state == .ended)
  }

  @Test("scoring is told with its reason instead of being waited for")
  func scoring() async throws {
    let world = try await World()
    let id = try await world.session(1, reaching: .scoring)
    try await giveUp(try SessionJobs.score(id, .first, at: world.clock.now), in: world)
    let reply = try await world.ask(
      Ask(.post, "/api/ai-interview/\(id)/score", by: .hr).json([:]), expecting: 409)
    #expect(reply.text.contains("the disk is full"))
  }

  @Test("rescoring does not keep the next one from being made")
  func rescoring() async throws {
    let world = try await World()
    let id = try await world.session(1, reaching: .scored)
    let second = ScoreRequest(number: 1, reason: "first")
    try await giveUp(try SessionJobs.score(id, second, at: world.clock.now), in: world)
    try await world.ask(
      Ask(.post, "/api/ai-interview/\(id)/score", by: .hr).json(["rescore": true, "reason": "again"]),
      expecting: 202)
    #expect(await world.records.job(SessionJobs.scoreKey(id, number: 2))?.progress.state == .waiting)
  }

  @Test("is a language that the server's models cannot write down, before the interview")
  func language() async throws {
    let world = try await World(set: { $0.languages = ["en", "de"] })
    for (language, status) in [("de-AT", 201), ("nb-NO", 422)] {
      try await world.ask(
        Ask(.post, StartingTests.path, by: .hr).json(
          StartingTests.body { $0["language"] = .string(language) }), expecting: status)
    }
  }
}
