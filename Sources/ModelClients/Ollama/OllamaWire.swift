import LanguageModels

/// What Ollama's API reads and writes (its `docs/openapi.yaml`).
enum OllamaWire {
  struct Message: Codable, Sendable {
    let role: String
    let content: String
  }

  struct Options: Encodable {
    let temperature: Double
    let seed: Int?
    let numPredict: Int
    let numCtx: Int?

    enum CodingKeys: String, CodingKey {
      case temperature, seed
      case numPredict = "num_predict"
      case numCtx = "num_ctx"
    }
  }

  struct Chat: Encodable {
    let model: String
    let messages: [Message]
    let stream: Bool
    /// Thoughts would use up the tokens of the answer; models that have none do not mind.
    let think = false
    let logprobs: Bool?
    let topLogprobs: Int?
    let options: Options

    enum CodingKeys: String, CodingKey {
      case model, messages, stream, think, logprobs, options
      case topLogprobs = "top_logprobs"
    }

    init(_ request: ChatRequest, model: String, stream: Bool) {
      self.model = model
      self.stream = stream
      messages = request.messages.map { Message(role: $0.role.rawValue, content: $0.content) }
      let alternatives = min(request.alternatives, 20)  // More are refused.
      logprobs = alternatives > 0 ? true : nil
      topLogprobs = alternatives > 0 ? alternatives : nil
      options = Options(
        temperature: request.temperature, seed: request.seed, numPredict: request.mostTokens,
        numCtx: OllamaContext.size(for: request))
    }
  }

  /// An answer, or a line of one. Servers before 0.12.11 give no log-probabilities.
  struct ChatAnswer: Decodable, Sendable {
    let message: Said?
    let done: Bool?
    let doneReason: String?
    let promptEvalCount: Int?
    let evalCount: Int?
    let logprobs: [TokenProbability]?
    /// Why there is none.
    let error: Present?

    struct Said: Decodable, Sendable { let content: String }

    enum CodingKeys: String, CodingKey {
      case message, done, logprobs, error
      case doneReason = "done_reason"
      case promptEvalCount = "prompt_eval_count"
      case evalCount = "eval_count"
    }
  }

  struct Tags: Decodable, Sendable {
    struct Model: Decodable, Sendable { let name: String }
    let models: [Model]
  }

  struct Embed: Encodable {
    let model: String
    let input: [String]
    let truncate = true
  }

  struct Embedded: Decodable, Sendable {
    let embeddings: [[Float]]
  }
}

/// That something is there, whatever it is.
struct Present: Decodable, Sendable {
  init(from decoder: any Decoder) throws {}
}

/// How much a model must be able to read at once.
enum OllamaContext {
  /// Ollama's own is 4,096 tokens, and it drops the beginning of a longer prompt without a word. So a longer one asks
  /// for more, in few steps, since each other size loads the model anew; nil leaves it at that.
  static func size(for request: ChatRequest) -> Int? {
    let bytes = request.messages.reduce(0) { $0 + $1.content.utf8.count + 16 }
    let needed = bytes / 3 + request.mostTokens  // English has about 4 bytes a token.
    return needed <= 4096 ? nil : [8192, 16384, 32768].first { needed <= $0 } ?? 65536
  }
}
