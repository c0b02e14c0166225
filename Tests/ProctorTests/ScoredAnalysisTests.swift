import Foundation
import Interviewing
import TestSupport
import Testing

@testable import proctor

/// Whole analyses with a score, and what keeps one from beginning.
@Suite(
  "A scored analysis", .serialized, .enabled(if: SpokenAnswer.isPossible, "\(SpokenAnswer.why)"))
struct ScoredAnalysisTests {
  private let folder: TemporaryFolder
  private var output: URL { folder.file("out") }

  init() throws { folder = try TemporaryFolder() }

  /// How a scripted model rates: strengths high, weaknesses low.
  private static func rating(_ request: ScriptedRequest) -> Int {
    let strengths = ["washes the rice", "sharpens the knives"]
    return strengths.contains { request.body.contains("Point: \($0)") } ? 5 : 1
  }

  /// Tells the score, checks what it rests on, and computes it again from what was stored.
  private func score(_ ending: ChildProcess.Ending) async throws -> ScoreSummary {
    #expect(ending.status == 0 && ending.errors.isEmpty, "\(ending.errors)")
    let report = try Report(json: ending.output)
    let score = try #require(report.score)
    let rice = try #require(score.criteria.first)
    let final = try #require(score.final)
    #expect(rice.score != nil && rice.spread == 0 && rice.notAssessed == nil, "\(rice)")
    #expect(rice.citations.contains { $0.segmentId != nil } && rice.citations.contains { $0.chunkId != nil })
    #expect(report.recommendation.rule == (final < 7 ? .scoreTooLow : .notAssessed))
    let again = try await ProctorRun.run(["score", output.path, "--format", "json"])
    #expect(again.status == 0 && again.errors.isEmpty, "\(again.errors)")
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(again.output.utf8)) as? [String: Any])
    #expect(document["final"] as? Double == final)
    return score
  }

  @Test("rests on probabilities where the server tells them, and proctor score gives the same")
  func probabilities() async throws {
    let answer = try await SpokenAnswer.shared()
    try await ScriptedServer.with { request in
      guard request.path == "/api/chat" else { return .json(#"{"models":[{"name":"tiny"}]}"#) }
      let rating = Self.rating(request)
      let token = #"{"token":"\#(rating)","logprob":-0.1}"#
      return ModelReply.ollama(
        "\(rating)",
        probabilities:
          #"[{"token":"\#(rating)","logprob":-0.1,"top_logprobs":[\#(token),{"token":"3","logprob":-2.5}]}]"#)
    } _: { server in
      let ending = try await answer.analyze(
        into: output, environment: ["OLLAMA_API_URL": server.url, "OLLAMA_MODEL": "tiny"])
      let score = try await score(ending)
      #expect(score.sampling == .probabilities && score.model?.name == "tiny")
      // A strength and a weakness, each in three ways, of every criterion that was spoken of.
      #expect(server.requests.count { $0.path == "/api/chat" } % 6 == 0)
    }
    try await checkRefusals()
  }

  /// What was stored and does not fit together any more is no score.
  private func checkRefusals() async throws {
    func refusal(_ name: String, _ content: Data?, code: Int32 = 65) async throws -> String {
      let file = output.appending(path: name)
      let was = try Data(contentsOf: file)
      try FileManager.default.removeItem(at: file)
      try content?.write(to: file)
      let ending = try await ProctorRun.run(["score", output.path])
      #expect(ending.status == code && ending.errorLines.count == 1, "\(ending.errors)")
      try was.write(to: file)
      return ending.errors
    }
    let report = try Report(
      json: try String(contentsOf: output.appending(path: "report.json"), encoding: .utf8))
    // Its quotations are of words that nobody said.
    var other = report
    other.transcript?.segments = []
    #expect(try await refusal("report.json", other.json()).contains("not the one that its inputs give"))
    var unscored = report
    unscored.score = nil
    unscored.scoreError = "it rained"
    #expect(try await refusal("report.json", unscored.json()).contains("were not scored: it rained"))
    for content in ["{", "{}"] {
      #expect(try await refusal("score.json", Data(content.utf8)).contains("score.json"))
    }
    #expect(try await refusal("score.json", nil, code: 66).contains("score.json"))
  }

  @Test("rests on samples where it does not, here behind OpenAI's API, and proctor score gives the same")
  func samples() async throws {
    let answer = try await SpokenAnswer.shared()
    try await ScriptedServer.with { request in
      request.path == "/v1/chat/completions"
        ? ModelReply.openAI(#"{\"answer\": \#(Self.rating(request))}"#) : .json(#"{"data":[{"id":"tiny"}]}"#)
    } _: { server in
      let ending = try await answer.analyze(
        into: output, environment: ["OPENAI_API_URL": server.url, "OPENAI_MODEL": "tiny"])
      let score = try await score(ending)
      #expect(score.sampling == .samples && score.model?.version.contains("OpenAI") == true)
    }
  }

  @Test("does not begin without its rubric or with a wrong setting: one line, an exit code, nothing written")
  func notBegun() async throws {
    let answer = try await SpokenAnswer.shared()
    let text = try folder.write("no database", to: "text.sqlite").path
    let none = folder.file("none.sqlite").path
    let cook = ["--role", "cook", "--level", "junior"]
    let cases: [([String], [String: String], Int32, String)] = [
      (cook + ["--database", none], [:], 66, "kb seed"),
      (cook + ["--database", text], [:], 65, "not a database"),
      (
        ["--role", "baker", "--level", "junior"], [:], 66,
        "no rubric for baker, junior; there is cook junior 1"
      ),
      (
        ["--role", "cook", "--level", "senior"], [:], 66, "no rubric for cook, senior; there is cook junior 1"
      ),
      (cook + ["--rubric-version", "9"], [:], 66, "version 9; there is cook junior 1"),
      (cook, ["RUBRIC_VERSION": "9"], 66, "version 9; there is cook junior 1"),
      (cook, ["OLLAMA_API_URL": "localhost"], 64, "OLLAMA_API_URL"),
      (
        cook, ["OLLAMA_TIMEOUT_SECONDS": "0"], 64,
        "OLLAMA_TIMEOUT_SECONDS is \"0\"; give whole seconds from 1"
      ),
      (cook, ["OPENAI_API_URL": "http://127.0.0.1:1"], 64, "OPENAI_MODEL is not set"),
      (cook + ["--models", folder.url.path], [:], 69, "embedding model"),
    ]
    for (options, environment, code, said) in cases {
      // A recording that is not there is told only by what comes after.
      let ending = try await answer.analyze(
        into: output, environment: environment, options, recording: folder.file("none.mp4"))
      #expect(ending.status == code && !ending.wasSignalled, "\(options) \(environment): \(ending.errors)")
      #expect(ending.errors.contains(said) && ending.output.isEmpty, "\(ending.errors)")
      #expect(ending.errorLines.count == 1 && !ending.errors.contains("none.mp4"), "\(ending.errors)")
      #expect(TemporaryFolder.contents(of: folder.url) == ["text.sqlite"])
    }
  }
}
