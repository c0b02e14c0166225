import Foundation
import LanguageModels
import ModelClients

/// Shows what a real server answers: `model-probe tags`, `chat TEXT`, `stream TEXT`, `digit TEXT`, `embed TEXT`.
@main
struct ModelProbe {
  static func main() async {
    do {
      try await run(Array(CommandLine.arguments.dropFirst()))
    } catch {
      FileHandle.standardError.write(Data("model-probe: \(error)\n".utf8))
      exit(1)
    }
  }

  private static func run(_ arguments: [String]) async throws {
    let server = try ModelServer.read(from: ProcessInfo.processInfo.environment)
    let client = server.client()
    let text = arguments.dropFirst().joined(separator: " ")
    switch arguments.first {
    case "tags": print(try await client.models().joined(separator: "\n"))
    case "chat": show(try await client.answer(ChatRequest([ChatMessage(.user, text)])))
    case "stream":
      for try await piece in client.stream(ChatRequest([ChatMessage(.user, text)])) {
        print(piece, terminator: "|")
      }
      print()
    case "digit": try await digit(text, client)
    case "embed":
      let embedding = try await OllamaEmbedding(server)
      print(embedding.dimension, try await embedding.embed([text])[0].prefix(4))
    default:
      print("usage: model-probe tags | chat TEXT | stream TEXT | digit TEXT | embed TEXT")
    }
  }

  /// The same question with and without alternatives, as scoring asks it.
  private static func digit(_ text: String, _ client: any ModelClient) async throws {
    let schema =
      #"{"type":"object","properties":{"score":{"type":"integer","minimum":0,"maximum":9}},"#
      + #""required":["score"],"additionalProperties":false}"#
    show(
      try await client.answer(
        ChatRequest([ChatMessage(.user, text)], schema: schema, mostTokens: 20, alternatives: 10)))
  }

  private static func show(_ answer: ChatAnswer) {
    print(answer.text)
    print("tokens", answer.promptTokens ?? -1, answer.answerTokens ?? -1, "whole", answer.isWhole)
    for (token, alternatives) in zip(answer.tokens, answer.alternatives) {
      let shown = alternatives.map {
        "\($0.token.debugDescription) \(($0.logProbability * 100).rounded() / 100)"
      }
      print(token.debugDescription, "<-", shown.joined(separator: ", "))
    }
  }
}
