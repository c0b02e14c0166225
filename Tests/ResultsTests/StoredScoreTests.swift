import Foundation
import Interviewing
import Persistence
import Results
import SessionModel
import TestSupport
import Testing

@Suite("Scores that are kept")
struct StoredScoreTests {
  private let scene = Scene()

  @Test("stand beside each other, and the last one counts")
  func versions() async throws {
    let results = scene.results
    #expect(try await results.lastScore(of: scene.id) == nil)
    #expect(try await results.scoreNumbers(of: scene.id) == [])
    let scores = [ResultSamples.score(3, 6), ResultSamples.score(20, 7, reason: "a new rubric")]
    for score in scores.reversed() { _ = try await results.put(score, of: scene.id) }
    #expect(try await results.scoreNumbers(of: scene.id) == [3, 20])
    let last = try #require(try await results.lastScore(of: scene.id))
    #expect(last.score == scores[1] && last.version == 2)
    #expect(try await results.score(3, of: scene.id) == scores[0])
    #expect(try await results.score(4, of: scene.id) == nil)
  }

  @Test("are never replaced: a second attempt gets the first one's score")
  func firstStays() async throws {
    let first = try await scene.results.put(ResultSamples.score(1, 6), of: scene.id)
    let second = try await scene.results.put(ResultSamples.score(1, 9), of: scene.id)
    #expect(second == first && first.summary?.final == 6)
    #expect(try await scene.results.lastScore(of: scene.id)?.score == first)
  }

  @Test("may be the reason why there is none")
  func failure() async throws {
    let score = StoredScore(number: 1, reason: nil, at: RecordSamples.time(5), error: "the model is away")
    _ = try await scene.results.put(score, of: scene.id)
    let kept = try #require(try await scene.results.score(1, of: scene.id))
    #expect(kept == score && kept.error == "the model is away" && kept.record == nil)
    #expect(kept.madeAt == RecordSamples.time(5).rfc3339)
  }

  @Test("are written as they have always been written")
  func golden() throws {
    let score = StoredScore(
      number: 7, reason: "again", at: WallTime(microseconds: 1_700_000_000_000_000), error: "no model")
    #expect(
      String(decoding: try score.json(), as: UTF8.self) == """
        {
          "error" : "no model",
          "made_at" : "2023-11-14T22:13:20.000Z",
          "number" : 7,
          "reason" : "again"
        }

        """)
    #expect(try StoredScore(json: try ResultSamples.score(1).json()) == ResultSamples.score(1))
  }

  @Test(
    "that say two things at once, or nothing, or another number are damaged",
    arguments: [
      "{\"number\": 1, \"made_at\": \"x\"}", "{\"number\": 2, \"made_at\": \"x\", \"error\": \"e\"}",
      "{\"number\": 1}", "[]", "",
    ])
  func damaged(text: String) async throws {
    let key = try SessionFiles(scene.id).score(1)
    _ = try await scene.blobs.put(key, ResultSamples.chunks(Array(text.utf8)), atMost: .max)
    for attempt in [
      { try await scene.results.score(1, of: scene.id) },
      { try await scene.results.lastScore(of: scene.id)?.score },
      { try await scene.results.put(ResultSamples.score(1), of: scene.id) },
    ] as [@Sendable () async throws -> StoredScore?] {
      let error = await #expect(throws: ResultError.self) { try await attempt() }
      guard case .damaged(key, _)? = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
    }
  }

  @Test("with both a score and an error are damaged")
  func twoThings() async throws {
    let key = try SessionFiles(scene.id).score(1)
    let text = String(decoding: try ResultSamples.score(1).json(), as: UTF8.self)
    let both = text.replacing("\"made_at\"", with: "\"error\" : \"x\", \"made_at\"")
    _ = try await scene.blobs.put(key, ResultSamples.chunks(Array(both.utf8)), atMost: .max)
    await #expect(throws: ResultError.damaged(key, why: "score and error do not fit together")) {
      try await scene.results.score(1, of: scene.id)
    }
  }
}
