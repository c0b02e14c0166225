import LanguageModels
import TestSupport

@testable import ModelClients

/// A secret that must be seen nowhere but in the header.
let testKey = "sk-do-not-print"
/// Words of a prompt and of an answer that no error may repeat.
let privateWords = "Ada Lovelace was here"

extension ScriptedServer {
  /// This server as a client sees it.
  func described(_ api: ModelAPI, model: String = "tiny") throws -> ModelServer {
    try ModelServer(api, url: url, model: model, key: try ServerKey(testKey, setting: "OPENAI_API_KEY"))
  }

  func connection(
    _ api: ModelAPI, model: String = "tiny", limits: CallLimits = CallLimits(),
    clock: ManualClock = ManualClock()
  ) throws -> ModelConnection {
    ModelConnection(try described(api, model: model), limits: limits, clock: clock.clock, chance: { 1 })
  }

  func client(
    _ api: ModelAPI, model: String = "tiny", limits: CallLimits = CallLimits(),
    clock: ManualClock = ManualClock()
  ) throws -> any ModelClient {
    let connection = try connection(api, model: model, limits: limits, clock: clock)
    switch api {
    case .ollama: return OllamaClient(connection)
    case .openAI: return OpenAIClient(connection)
    }
  }
}

extension ChatRequest {
  /// Asks something about a person.
  static let aboutAPerson = ChatRequest([ChatMessage(.user, privateWords)])
}

extension ModelClient {
  /// What an answer fails with; nil when there is one.
  func fault(_ request: ChatRequest = .aboutAPerson) async -> ModelClientError? {
    do {
      _ = try await answer(request)
      return nil
    } catch {
      return error as? ModelClientError
    }
  }

  /// The pieces of an answer, and what it failed with behind them.
  func pieces(_ request: ChatRequest = .aboutAPerson) async -> (pieces: [String], fault: (any Error)?) {
    var pieces: [String] = []
    do {
      for try await piece in stream(request) { pieces.append(piece) }
      return (pieces, nil)
    } catch {
      return (pieces, error)
    }
  }
}

/// Good answers of both APIs.
enum Answers {
  static let ollama = #"{"message":{"role":"assistant","content":"Hi"},"done":true,"done_reason":"stop"}"#
  static let openAI = #"{"choices":[{"message":{"content":"Hi"},"finish_reason":"stop"}]}"#

  static func of(_ api: ModelAPI) -> String { api == .ollama ? ollama : openAI }

  /// The lines of a stream.
  static func stream(_ api: ModelAPI, _ pieces: [String]) -> String {
    let lines = pieces.map { line(api, $0) }.joined()
    switch api {
    case .ollama: return lines + #"{"message":{"content":""},"done":true,"done_reason":"stop"}"# + "\n"
    case .openAI:
      let end = #"data: {"choices":[{"delta":{},"finish_reason":"stop"}]}"# + "\n\ndata: [DONE]\n\n"
      return ": ready\r\n\r\n" + lines + end
    }
  }

  /// The line of one piece.
  static func line(_ api: ModelAPI, _ piece: String) -> String {
    switch api {
    case .ollama: #"{"message":{"content":"\#(piece)"},"done":false}"# + "\n"
    case .openAI: #"data: {"choices":[{"delta":{"content":"\#(piece)"}}]}"# + "\r\n\r\n"
    }
  }
}
