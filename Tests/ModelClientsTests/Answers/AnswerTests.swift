import Foundation
import LanguageModels
import SessionModel
import TestSupport
import Testing

@testable import ModelClients

@Suite("Whole answers", .timeLimit(.minutes(1)))
struct AnswerTests {
  private let schema =
    #"{"type":"object","properties":{"quote":{"type":"string"},"score":{"type":"integer"}},"#
    + #""required":["quote","score"]}"#

  private func sent(_ request: ScriptedRequest) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(request.body.utf8)) as? [String: Any])
  }

  @Test("Ollama gets what is asked, and its words, counts and end are read")
  func ollama() async throws {
    let reply = ScriptedReply.json(
      #"{"model":"tiny","message":{"role":"assistant","content":"Grüße"},"done":true,"done_reason":"length","#
        + #""prompt_eval_count":12,"eval_count":3,"new_member":[{}]}"#)
    try await ScriptedServer.with([reply]) { server in
      let request = ChatRequest(
        [ChatMessage(.system, "Judge."), ChatMessage(.user, "Hi \"you\"\n")], temperature: 0.5, seed: 7,
        mostTokens: 9)
      let answer = try await server.client(.ollama).answer(request)
      #expect(answer == ChatAnswer("Grüße", promptTokens: 12, answerTokens: 3, isWhole: false))
      let call = try #require(server.requests.first)
      #expect(call.method == .POST && call.path == "/api/chat")
      #expect(call.headers["authorization"] == ["Bearer \(testKey)"])
      let body = try sent(call)
      #expect(body["model"] as? String == "tiny" && body["stream"] as? Bool == false)
      #expect(body["format"] == nil && body["logprobs"] == nil)
      #expect(
        body["messages"] as? [[String: String]] == [
          ["role": "system", "content": "Judge."], ["role": "user", "content": "Hi \"you\"\n"],
        ])
      #expect(body["options"] as? [String: Double] == ["temperature": 0.5, "seed": 7, "num_predict": 9])
    }
  }

  @Test("OpenAI gets what is asked, and its words, counts and end are read")
  func openAI() async throws {
    let reply = ScriptedReply.json(
      #"{"id":"1","choices":[{"index":0,"message":{"role":"assistant","content":"Grüße"},"finish_reason":"stop"}],"#
        + #""usage":{"prompt_tokens":12,"completion_tokens":3,"total_tokens":15}}"#)
    try await ScriptedServer.with([reply]) { server in
      let answer = try await server.client(.openAI).answer(
        ChatRequest([ChatMessage(.user, "Hi")], temperature: 0.5, seed: nil, mostTokens: 9))
      #expect(answer == ChatAnswer("Grüße", promptTokens: 12, answerTokens: 3))
      let call = try #require(server.requests.first)
      #expect(call.path == "/v1/chat/completions" && call.headers["authorization"] == ["Bearer \(testKey)"])
      let body = try sent(call)
      #expect(body["max_tokens"] as? Int == 9 && body["temperature"] as? Double == 0.5 && body["seed"] == nil)
      #expect(body["response_format"] == nil && body["top_logprobs"] == nil)
    }
  }

  @Test(
    "A schema is sent as it was written, its properties in their order",
    arguments: [ModelAPI.ollama, .openAI])
  func schema(api: ModelAPI) async throws {
    try await ScriptedServer.with([.json(Answers.of(api))]) { server in
      _ = try await server.client(api).answer(ChatRequest([ChatMessage(.user, "Hi")], schema: schema))
      let call = try #require(server.requests.first)
      #expect(call.body.contains(schema))
      let body = try sent(call)
      switch api {
      case .ollama: #expect((body["format"] as? [String: Any])?["type"] as? String == "object")
      case .openAI:
        let format = try #require(body["response_format"] as? [String: Any])
        #expect(format["type"] as? String == "json_schema")
        let named = try #require(format["json_schema"] as? [String: Any])
        #expect(named["name"] as? String == "answer" && named["schema"] is [String: Any])
      }
    }
  }

  @Test(
    "A schema that would break out of the request is not sent",
    arguments: ["", "[]", "7", #"{},"model":"other""#])
  func badSchema(schema: String) async throws {
    try await ScriptedServer.with([]) { server in
      let request = ChatRequest([ChatMessage(.user, "Hi")], schema: schema)
      let client = try server.client(.ollama)
      #expect(await client.fault(request) == .badRequest(why: "its schema is no JSON object"))
    }
  }

  @Test("Log-probabilities come likeliest first, with the token that was chosen")
  func probabilities() async throws {
    let tokens =
      #"[{"token":"7","logprob":-1.5,"bytes":[55],"top_logprobs":[{"token":"6","logprob":-2},"#
      + #"{"token":"8","logprob":-0.4},"#
      + #"{"token":"x","logprob":null}]},{"token":"!","logprob":0.0000001}]"#
    let ollama = #"{"message":{"content":"7!"},"done":true,"logprobs":\#(tokens)}"#
    let openAI = #"{"choices":[{"message":{"content":"7!"},"logprobs":{"content":\#(tokens)}}]}"#
    for (api, body) in [(ModelAPI.ollama, ollama), (.openAI, openAI)] {
      try await ScriptedServer.with([.json(body)]) { server in
        let answer = try await server.client(api).answer(
          ChatRequest([ChatMessage(.user, "Hi")], alternatives: 40))
        #expect(answer.tokens == ["7", "!"])
        #expect(answer.alternatives[0].map(\.token) == ["8", "7", "6"])
        #expect(answer.alternatives[1] == [TokenAlternative("!", logProbability: 0)])
        let body = try sent(try #require(server.requests.first))
        #expect(body["logprobs"] as? Bool == true && body["top_logprobs"] as? Int == 20)
      }
    }
  }

  @Test("A server that refuses to tell log-probabilities is asked without")
  func refusedProbabilities() async throws {
    try await ScriptedServer.with([.status(.badRequest), .json(Answers.openAI)]) { server in
      let answer = try await server.client(.openAI).answer(
        ChatRequest([ChatMessage(.user, "Hi")], alternatives: 5))
      #expect(answer.text == "Hi" && answer.alternatives.isEmpty)
      #expect(try sent(server.requests[1])["logprobs"] == nil)
    }
  }

  @Test("A body that is cut anywhere, characters too, is whole again", arguments: [ModelAPI.ollama, .openAI])
  func cut(api: ModelAPI) async throws {
    let bytes = Array(Answers.of(api).replacing("Hi", with: "Größe ✓ 🎉").utf8)
    try await ScriptedServer.with([.pieces(bytes.map { [$0] })]) { server in
      let client = try server.client(api)
      #expect(try await client.answer(.aboutAPerson).text == "Größe ✓ 🎉")
    }
  }

  @Test("The models of a server are listed, without signs that a terminal would obey")
  func models() async throws {
    try await ScriptedServer.with([
      .json(#"{"models":[{"name":"a:latest","size":1},{"name":"b\u001b[2J"}]}"#),
      .json(#"{"data":[{"id":"a"}]}"#),
    ]) { server in
      let ollama = try server.client(.ollama)
      #expect(try await ollama.models() == ["a:latest", "b[2J"])
      let openAI = try server.client(.openAI)
      #expect(try await openAI.models() == ["a"])
      #expect(server.requests.map(\.path) == ["/api/tags", "/v1/models"])
    }
  }

  @Test("A check passes with the model, also under its full name, and names the others without")
  func check() async throws {
    let tags = ScriptedReply.json(#"{"models":[{"name":"a:latest"},{"name":"b:1b"}]}"#)
    try await ScriptedServer.with([tags, tags, tags]) { server in
      try await server.client(.ollama, model: "a").check()
      try await server.client(.ollama, model: "b:1b").check()
      let name = try server.described(.ollama).name
      await #expect(
        throws: ModelClientError.modelMissing(model: "b", server: name, known: ["a:latest", "b:1b"])
      ) {
        try await server.client(.ollama, model: "b").check()
      }
    }
  }

  @Test("A result names the model and where it is")
  func identity() throws {
    let server = try ModelServer(.ollama, url: "http://h:1/x", model: "tiny")
    #expect(server.client().identity == ModelIdentity(name: "tiny", version: "Ollama API at h:1"))
  }

  @Test("Ollama is asked for more room before it would drop the beginning of a prompt")
  func room() {
    func size(_ bytes: Int) -> Int? {
      OllamaContext.size(for: ChatRequest([ChatMessage(.user, String(repeating: "a", count: bytes))]))
    }
    #expect(size(10_000) == nil && size(12_000) == 8192 && size(40_000) == 16384 && size(1_000_000) == 65536)
  }
}
