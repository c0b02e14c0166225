import Foundation
import LanguageModels
import TestSupport
import Testing

@testable import ModelClients

/// OpenAI takes only schemas of objects.
@Suite("Answers that are no objects", .timeLimit(.minutes(1)))
struct WrappedAnswerTests {
  private static let schema = #"{"type":"integer","minimum":0,"maximum":5}"#
  private static let wrapped =
    #"{"type":"object","properties":{"answer":\#(schema)},"required":["answer"],"additionalProperties":false}"#

  private let request = ChatRequest(
    [ChatMessage(.user, "Rate.")], schema: schema, mostTokens: 4, alternatives: 20)

  /// A whole answer of these tokens, each with itself and a `2` as alternatives.
  private func completion(_ tokens: [String]) throws -> String {
    let content = tokens.map {
      [
        "token": $0, "logprob": -0.1,
        "top_logprobs": [["token": $0, "logprob": -0.1], ["token": "2", "logprob": -3]],
      ] as [String: Any]
    }
    let choice: [String: Any] = [
      "message": ["content": tokens.joined()], "finish_reason": "stop", "logprobs": ["content": content],
    ]
    return String(
      decoding: try JSONSerialization.data(withJSONObject: ["choices": [choice]]), as: UTF8.self)
  }

  @Test("OpenAI is asked for an object with room for it, Ollama for what is wanted")
  func sent() async throws {
    try await ScriptedServer.with([.json(Answers.openAI), .json(Answers.ollama)]) { server in
      _ = try await server.client(.openAI).answer(request)
      _ = try await server.client(.ollama).answer(request)
      let format =
        #""response_format":{"type":"json_schema","json_schema":{"name":"answer","strict":true,"#
        + #""schema":\#(Self.wrapped)}}"#
      #expect(server.requests[0].body.contains(format))
      #expect(server.requests[0].body.contains(#""max_tokens":36,"#))
      #expect(server.requests[1].body.contains(#""format":\#(Self.schema)"#))
      #expect(server.requests[1].body.contains(#""num_predict":4,"#))
    }
  }

  @Test(
    "The answer comes out of the object, with its own tokens alone",
    arguments: [
      (["{\"", "answer", "\":", "4", "}"], "4", ["4"]),
      (["{", "\n", "  ", "\"answer\"", ": ", "4", "\n", "}", "\n"], "4", ["4"]),
      (["{\"answer\":", " 4", "}"], "4", [" 4"]), (["{\"answer\":4}"], "4", ["{\"answer\":4}"]),
      (["{\"answer\":", "[", "{\"a\":1", "}", "]", "}"], #"[{"a":1}]"#, ["[", "{\"a\":1", "}", "]"]),
      // Servers that know no schemas, and one that has cut the answer.
      (["4"], "4", ["4"]), (["I", " say", " 4"], "I say 4", ["I", " say", " 4"]),
      (["{\"score\":", "4", "}"], "{\"score\":4}", ["{\"score\":", "4", "}"]),
      (["{\"", "answer"], "{\"answer", ["{\"", "answer"]), (["{\"answer\":", "4"], "4", ["4"]),
    ])
  func whole(tokens: [String], text: String, kept: [String]) async throws {
    try await ScriptedServer.with([.json(try completion(tokens))]) { server in
      let answer = try await server.client(.openAI).answer(request)
      #expect(answer.text == text && answer.tokens == kept)
      #expect(answer.alternatives.map { $0.first?.token } == kept)
      #expect(answer.alternatives.allSatisfy { $0.last?.token == "2" })
    }
  }

  @Test("An object without an answer in it has no words")
  func empty() async throws {
    try await ScriptedServer.with([.json(try completion(["{\"answer\":", "}"]))]) { server in
      let name = try server.described(.openAI).name
      #expect(await (try server.client(.openAI)).fault(request) == .noWords(server: name))
    }
  }

  @Test(
    "In pieces the answer comes out of the object as well, however it is cut", arguments: [1, 2, 3, 5, 100])
  func stream(size: Int) async throws {
    let texts = [
      ("{\"answer\": \"a } b\" }\n", "\"a } b\""), ("{ \"answer\" :[{\"a\":1}] }", "[{\"a\":1}]"), ("4", "4"),
      ("{\"score\": 4}", "{\"score\": 4}"), ("{\"answer\":4", "4"), ("{\"ans", "{\"ans"),
    ]
    for (text, inner) in texts {
      let characters = Array(text)
      let pieces = stride(from: 0, to: characters.count, by: size).map { start in
        String(characters[start..<min(start + size, characters.count)])
          .replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
      }
      try await ScriptedServer.with([.json(Answers.stream(.openAI, pieces))]) { server in
        let read = try await server.client(.openAI).pieces(request)
        #expect(read.pieces.joined() == inner && read.fault == nil, "\(text) in \(size)")
        #expect(!read.pieces.contains(""))
      }
    }
  }

  @Test("A schema of an object is sent as it is, and its answer given as it comes")
  func object() async throws {
    let schema =
      #"{"type":"object","properties":{"answer":{"type":"integer"}},"required":["answer"],"additionalProperties":false}"#
    let text = #"{"choices":[{"message":{"content":"{\"answer\":4}"}}]}"#
    try await ScriptedServer.with([.json(text)]) { server in
      var plain = request
      plain.schema = schema
      let answer = try await server.client(.openAI).answer(plain)
      #expect(answer.text == "{\"answer\":4}")
      #expect(server.requests[0].body.contains(#""schema":\#(schema)}"#))
      #expect(server.requests[0].body.contains(#""max_tokens":4,"#))
    }
  }
}
