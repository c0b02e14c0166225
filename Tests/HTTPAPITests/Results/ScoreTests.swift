import Persistence
import Results
import SessionModel
import TestSupport
import Testing
import WireJSON
import Workers

@testable import HTTPAPI

@Suite("Asking for a score")
struct ScoreTests {
  @Test("is put off while it is made, and gives the same result each time after")
  func first() async throws {
    let world = try await World()
    let id = try await world.session(1, reaching: .ended)
    let ask = score(id)
    for _ in 0..<2 {
      let reply = try await world.ask(ask, expecting: 202)
      #expect(reply.json["state"] == "scoring")
      #expect(reply.header("Retry-After") == "5")
    }
    let key = JobKey(rawValue: "score/\(id)/1")
    try await isDone(world, key)
    _ = try await world.results.put(ResultSamples.score(1, 7.5), of: id)
    try await world.happen(.finishScoring, to: id)
    let reply = try await world.ask(ask, expecting: 200)
    #expect(reply.json["number"] == 1)
    #expect(reply.json["score"]?["final"] == 7.5)
    #expect(try await world.ask(ask, expecting: 200).bytes == reply.bytes)
  }

  @Test("of a recording that is being analysed waits for that and begins nothing of its own")
  func analysing() async throws {
    let world = try await World()
    let id = try await world.session()
    world.checking.expect(.fits)
    try await world.ask(UploadTests.upload(id).bytes([1], type: "video/mp4"), expecting: 202)
    let reply = try await world.ask(score(id), expecting: 202)
    #expect(reply.json["state"] == "ended")
    #expect(await world.records.job(JobKey(rawValue: "score/\(id)/1")) == nil)
  }

  @Test(
    "anew needs a reason, makes another beside the first, and leaves the state",
    arguments: [SessionState.scored, .decided])
  func rescore(state: SessionState) async throws {
    let world = try await World()
    let id = try await world.session(1, reaching: state)
    _ = try await world.results.put(ResultSamples.score(1, 5), of: id)
    let missing = try await world.ask(score(id, ["rescore": true]), expecting: 422)
    #expect(missing.pointers == ["/reason"])
    let again = score(id, ["rescore": true, "reason": "another quill"])
    for _ in 0..<2 {
      #expect(try await world.ask(again, expecting: 202).json["state"] == .string(state.rawValue))
    }
    let entries = await world.records.entries(of: id, after: 0, limit: 100)
    #expect(entries.count { $0.action == AuditAction(.rescore) } == 1)
    let jobs = await world.records.jobs(JobFilter(kind: .score), after: nil, limit: 10)
    #expect(jobs.map(\.id.rawValue) == ["score/\(id)/2"])
    #expect(ScoreRequest(payload: jobs[0].work.payload)?.reason == "another quill")
    try await isDone(world, jobs[0].id)
    _ = try await world.results.put(ResultSamples.score(2, 6, reason: "another quill"), of: id)
    #expect(try await world.ask(score(id), expecting: 200).json["number"] == 2)
    #expect(try await world.results.scoreNumbers(of: id) == [1, 2])
    #expect(await world.state(of: id) == state)
  }

  @Test("that failed gives the reason")
  func failed() async throws {
    let world = try await World()
    let id = try await world.session(1, reaching: .scored)
    try await world.ask(score(id), expecting: 409)
    let failure = StoredScore(number: 1, reason: nil, at: world.clock.now, error: "the model is not there")
    _ = try await world.results.put(failure, of: id)
    let reply = try await world.ask(score(id), expecting: 200)
    #expect(reply.json["error"] == "the model is not there")
    #expect(reply.json["score"]?.isNull == true)
  }

  @Test(
    "where there is nothing to score is refused",
    arguments: [SessionState.created, .consented, .checking, .inProgress, .expired, .abandoned, .erased])
  func nothing(state: SessionState) async throws {
    let world = try await World()
    let id = try await world.session(1, reaching: state)
    let before = try await world.everything()
    let expected = state == .erased ? 410 : 409
    for body in [[:], ["rescore": true, "reason": "again"]] as [JSONValue] {
      let reply = try await world.ask(score(id, body), expecting: expected)
      #expect(reply.json["state"] == .string(state.rawValue))
    }
    #expect(try await world.everything() == before)
  }

  private func score(_ id: SessionID, _ body: JSONValue = [:]) -> Ask {
    Ask(.post, "/api/ai-interview/\(id)/score", by: .hr).json(body)
  }

  /// A worker takes a job and ends it.
  private func isDone(_ world: World, _ key: JobKey) async throws {
    let job = try #require(
      try await world.records.take(
        [.score], by: RecordSamples.worker(1), lease: .seconds(60), at: world.clock.now))
    #expect(job.id == key)
    let ticket = try #require(job.ticket)
    #expect(try await world.records.complete(ticket, enqueuing: [], at: world.clock.now))
  }
}
