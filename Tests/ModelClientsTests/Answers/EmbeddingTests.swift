import Foundation
import TestSupport
import Testing

@testable import ModelClients

@Suite("Vectors from Ollama", .timeLimit(.minutes(1)))
struct EmbeddingTests {
  private func reply(_ vectors: String) -> ScriptedReply {
    .json(#"{"model":"tiny","embeddings":\#(vectors),"total_duration":1}"#)
  }

  @Test("One for each text, of length 1, in order, many texts in several calls")
  func vectors() async throws {
    let many = (0..<32).map { _ in "[3,4]" }.joined(separator: ",")
    try await ScriptedServer.with([reply("[[1,0]]"), reply("[\(many)]"), reply("[[0,-2]]")]) { server in
      let embedding = try await OllamaEmbedding(try server.connection(.ollama), deadline: .seconds(5))
      #expect(embedding.dimension == 2 && embedding.identity.name == "tiny")
      let vectors = try await embedding.embed((0..<33).map { "text \($0)" })
      #expect(vectors.count == 33 && vectors[0] == [0.6, 0.8] && vectors[32] == [0, -1])
      #expect(try await embedding.embed([]).isEmpty)
      #expect(server.requests[2].body.contains(#""input":["text 32"]"#))
      #expect(server.requests.allSatisfy { $0.path == "/api/embed" && $0.body.contains(#""truncate":true"#) })
    }
  }

  @Test(
    "Vectors that cannot be used are refused",
    arguments: [
      ("[]", "0 for 1 texts"), ("[[1,0],[0,1]]", "2 for 1 texts"), ("[[0,0]]", "one has no direction"),
      ("[[]]", "one has no direction"), ("[[1,0,0]]", "their length changes"),
    ])
  func unusable(vectors: String, why: String) async throws {
    try await ScriptedServer.with([reply("[[1,0]]"), reply(vectors)]) { server in
      let embedding = try await OllamaEmbedding(try server.connection(.ollama), deadline: .seconds(5))
      let name = try server.described(.ollama).name
      await #expect(throws: ModelClientError.wrongVectors(server: name, why: why)) {
        try await embedding.embed(["text"])
      }
    }
  }

  @Test("A model that is not there is named")
  func missing() async throws {
    try await ScriptedServer.with([.status(.notFound), .json(#"{"models":[{"name":"a"}]}"#)]) { server in
      let name = try server.described(.ollama).name
      await #expect(throws: ModelClientError.modelMissing(model: "tiny", server: name, known: ["a"])) {
        try await OllamaEmbedding(try server.connection(.ollama), deadline: .seconds(5))
      }
    }
  }
}
