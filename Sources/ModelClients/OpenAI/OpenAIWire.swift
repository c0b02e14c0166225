import LanguageModels

/// What OpenAI's API of chat completions reads and writes, as far as servers agree on it.
enum OpenAIWire {
  struct Message: Codable, Sendable {
    let role: String
    let content: String
  }

  struct Chat: Encodable {
    let model: String
    let messages: [Message]
    let stream: Bool
    let temperature: Double
    let seed: Int?
    /// The older name, which more servers know.
    let maxTokens: Int
    let logprobs: Bool?
    let topLogprobs: Int?

    enum CodingKeys: String, CodingKey {
      case model, messages, stream, temperature, seed, logprobs
      case maxTokens = "max_tokens"
      case topLogprobs = "top_logprobs"
    }

    init(_ request: ChatRequest, model: String, stream: Bool) {
      self.model = model
      self.stream = stream
      messages = request.messages.map { Message(role: $0.role.rawValue, content: $0.content) }
      temperature = request.temperature
      seed = request.seed
      maxTokens = request.mostTokens
      let alternatives = min(request.alternatives, 20)  // More are refused.
      logprobs = alternatives > 0 ? true : nil
      topLogprobs = alternatives > 0 ? alternatives : nil
    }
  }

  struct Completion: Decodable, Sendable {
    let choices: [Choice]
    let usage: Usage?
  }

  struct Choice: Decodable, Sendable {
    let message: Said
    let finishReason: String?
    let logprobs: Probabilities?

    enum CodingKeys: String, CodingKey {
      case message, logprobs
      case finishReason = "finish_reason"
    }
  }

  /// Nil content is an answer of another kind, such as a refusal.
  struct Said: Decodable, Sendable { let content: String? }

  struct Probabilities: Decodable, Sendable { let content: [TokenProbability]? }

  struct Usage: Decodable, Sendable {
    let promptTokens: Int?
    let completionTokens: Int?

    enum CodingKeys: String, CodingKey {
      case promptTokens = "prompt_tokens"
      case completionTokens = "completion_tokens"
    }
  }

  /// One event of a stream; the last ones may have no choices.
  struct Part: Decodable, Sendable {
    struct Choice: Decodable, Sendable {
      let delta: Said?
      let finishReason: String?

      enum CodingKeys: String, CodingKey {
        case delta
        case finishReason = "finish_reason"
      }
    }

    let choices: [Choice]?
    /// Why the answer ends.
    let error: Present?
  }

  struct Models: Decodable, Sendable {
    struct Model: Decodable, Sendable { let id: String }
    let data: [Model]
  }
}
