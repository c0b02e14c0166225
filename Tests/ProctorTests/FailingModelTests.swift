import Foundation
import Interviewing
import NIOHTTP1
import TestSupport
import Testing

@testable import proctor

/// Whole analyses whose answers cannot be scored: each is complete all the same, and says why.
@Suite(
  "A model that fails", .serialized, .enabled(if: SpokenAnswer.isPossible, "\(SpokenAnswer.why)"))
struct FailingModelTests {
  private let folder: TemporaryFolder
  private var output: URL { folder.file("out") }
  private var unscored: UnscoredReport { UnscoredReport(output: output) }

  init() throws { folder = try TemporaryFolder() }

  /// How a server fails, and what is said of it.
  struct Failing: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// What it answers when it is asked to rate.
    let reply: ScriptedReply
    let said: String
    /// Whether it has the model.
    var isModelThere = true
    /// How often it is asked to rate.
    var count = 1
  }

  static let servers = [
    Failing(
      testDescription: "HTTP 500", reply: .json(UnscoredReport.privateWords, status: .internalServerError),
      said: "HTTP 500"),
    Failing(
      testDescription: "no model", reply: .status(.notFound),
      said: "the model tiny is not on 127.0.0.1:PORT; it has other; run \"ollama pull tiny\" there",
      isModelThere: false),
    Failing(
      testDescription: "no JSON", reply: .json("<html>\(UnscoredReport.privateWords)</html>"),
      said: "a web page instead of JSON"),
    Failing(
      testDescription: "no rating",
      reply: ModelReply.ollama(#"{\"score\": 4, \"why\": \"\#(UnscoredReport.privateWords)\"}"#),
      said: "the model's answer is no whole number from 0 to 5", count: 3),
    Failing(
      testDescription: "endless",
      reply: ScriptedReply(steps: [.sendForever(Array(repeating: 32, count: 65_536))]),
      said: "sent more than 4194304 bytes"),
  ]

  @Test("gives a whole report without a score", arguments: servers)
  func failing(server failing: Failing) async throws {
    let answer = try await SpokenAnswer.shared()
    let models = failing.isModelThere ? "tiny:latest" : "other"
    let script: @Sendable (ScriptedRequest) -> ScriptedReply = { request in
      request.method == .GET ? .json(#"{"models":[{"name":"\#(models)"}]}"#) : failing.reply
    }
    try await ScriptedServer.with(answering: script) { server in
      let ending = try await answer.analyze(
        into: output,
        environment: [
          "OLLAMA_API_URL": server.url, "OLLAMA_MODEL": "tiny", "OLLAMA_API_KEY": UnscoredReport.key,
        ])
      try unscored.check(ending, said: failing.said.replacing("PORT", with: "\(server.port)"))
      #expect(ending.errors.contains("there may be no score: the model tiny") == !failing.isModelThere)
      #expect(ending.errorLines.count == (failing.isModelThere ? 0 : 1), "\(ending.errors)")
      #expect(server.requests.count { $0.method == .POST } == failing.count)
      #expect(server.requests.allSatisfy { $0.headers["authorization"] == ["Bearer \(UnscoredReport.key)"] })
    }
  }
}

@Suite(
  "A model that does not answer", .serialized, .enabled(if: SpokenAnswer.isPossible, "\(SpokenAnswer.why)"))
struct SilentModelTests {
  private let folder: TemporaryFolder
  private var output: URL { folder.file("out") }
  private var unscored: UnscoredReport { UnscoredReport(output: output) }

  init() throws { folder = try TemporaryFolder() }

  @Test("where nobody listens")
  func closedPort() async throws {
    let answer = try await SpokenAnswer.shared()
    var free = ""
    try await ScriptedServer.with([]) { free = $0.url }
    let ending = try await answer.analyze(into: output, environment: ["OLLAMA_API_URL": free])
    let said = "no model server answers at \(free.dropFirst(7)): it refuses the connection"
    try unscored.check(ending, said: said)
    #expect(ending.errorLines.count == 1 && ending.errors.contains(said), "\(ending.errors)")
  }

  @Test("by saying nothing is given up after OLLAMA_TIMEOUT_SECONDS, each time that it is asked")
  func silence() async throws {
    let answer = try await SpokenAnswer.shared()
    try await ScriptedServer.with([.silence, .silence]) { server in
      let ending = try await answer.analyze(
        into: output, environment: ["OLLAMA_API_URL": server.url, "OLLAMA_TIMEOUT_SECONDS": "1"])
      try unscored.check(ending, said: "gave no whole answer in 1 s")
      #expect(ending.errors.contains("gave no whole answer in 1 s") && ending.errorLines.count == 1)
      #expect(ending.errors.contains("OLLAMA_TIMEOUT_SECONDS"))
    }
  }

  @Test("is not asked where there is no sound, and the report says so")
  func noSound() async throws {
    let answer = try await SpokenAnswer.shared()
    let file = try await FixtureRecording(in: folder).video(seconds: 1)
    try await ScriptedServer.with([.json(#"{"models":[{"name":"qwen2.5:3b-instruct"}]}"#)]) { server in
      let ending = try await answer.analyze(
        into: output, environment: ["OLLAMA_API_URL": server.url], recording: file)
      #expect(ending.status == 0 && ending.errors.isEmpty, "\(ending.errors)")
      let report = try Report(json: ending.output)
      #expect(report.score == nil && report.scoreError?.contains("no sound") == true)
      #expect(report.recommendation.explanation.contains("there is no score (there is no sound"))
      #expect(!TemporaryFolder.contents(of: output).contains("score.json"))
    }
  }
}

/// A report whose answers could not be scored.
private struct UnscoredReport {
  /// What must be seen nowhere but in the request.
  static let key = "sk-do-not-print"
  /// What no error may repeat.
  static let privateWords = "Ada Lovelace was here"

  let output: URL

  /// A complete report without a score that says why, and nothing that must not be told.
  func check(_ ending: ChildProcess.Ending, said: String) throws {
    try #require(ending.status == 0 && !ending.wasSignalled, "\(ending.errors)")
    let report = try Report(json: ending.output)
    let score = try #require(report.score)
    let rice = try #require(score.criteria.first)
    #expect(score.final == nil && report.scoreError == nil && score.criteria.count == 2)
    #expect(rice.score == nil && rice.notAssessed == .noModelAnswer)
    #expect(rice.modelFault?.contains(said) == true, "\(rice)")
    let recommendation = report.recommendation
    #expect(recommendation.outcome == .review && recommendation.rule == .noScore)
    #expect(recommendation.explanation.contains("there is no score ("), "\(recommendation)")
    #expect(recommendation.explanation.contains(said), "\(recommendation)")

    #expect(report.flags.map(\.kind) == [.faceAbsent] && report.coverage.face == 1)
    let heard = report.transcript?.segments.map(\.text).joined(separator: " ") ?? ""
    #expect(heard.contains("cold water until the water is clear"), "\(heard)")
    try checkFiles(report, printed: [ending.output, ending.errors])
  }

  private func checkFiles(_ report: Report, printed: [String]) throws {
    let clip = try #require(report.flags.first?.clip)
    let names = TemporaryFolder.contents(of: output)
    #expect(
      names == [
        "clips", clip.file, "observations.jsonl", "report.html", "report.json", "report.txt", "score.json",
      ])
    let files = try names.filter { $0.contains(".") }
      .map { String(decoding: try Data(contentsOf: output.appending(path: $0)), as: UTF8.self) }
    for text in files + printed {
      #expect(!text.contains(Self.key) && !text.contains(Self.privateWords))
    }
  }
}

/// What a model says, in the forms of both APIs.
enum ModelReply {
  static func ollama(_ words: String, probabilities: String? = nil) -> ScriptedReply {
    let tokens = probabilities.map { #","logprobs":\#($0)"# } ?? ""
    return .json(#"{"message":{"content":"\#(words)"},"done":true,"done_reason":"stop"\#(tokens)}"#)
  }

  static func openAI(_ words: String) -> ScriptedReply {
    .json(#"{"choices":[{"message":{"content":"\#(words)"},"finish_reason":"stop"}]}"#)
  }
}
