import SessionModel

/// What is said to a chat model.
public struct ChatMessage: Hashable, Sendable {
  /// Who says it.
  public enum Role: String, Hashable, Sendable {
    /// What the model is to be.
    case system
    /// What is asked.
    case user
    /// What the model answered before.
    case assistant
  }

  /// Who says it.
  public let role: Role
  /// The words.
  public let content: String

  /// Creates a message.
  public init(_ role: Role, _ content: String) {
    self.role = role
    self.content = content
  }
}

/// What is asked of a chat model.
public struct ChatRequest: Hashable, Sendable {
  /// What was said so far, the last one by the user.
  public var messages: [ChatMessage]
  /// A JSON schema, as JSON, that the answer must follow; nil leaves its form free. Its properties are written in
  /// the order in which they stand here. OpenAI itself takes one of an object only with
  /// `"additionalProperties": false` and every property required.
  public var schema: String?
  /// 0 takes the likeliest token each time.
  public var temperature: Double
  /// Makes an answer repeat as far as the server can; nil leaves it to chance.
  public var seed: Int?
  /// The most tokens of the answer.
  public var mostTokens: Int
  /// For each token, so many alternatives with their log-probabilities are asked for, at most 20; 0 asks for none.
  public var alternatives: Int
  /// The answer is given up after this.
  public var deadline: Duration

  /// Creates a request.
  public init(
    _ messages: [ChatMessage], schema: String? = nil, temperature: Double = 0, seed: Int? = 1,
    mostTokens: Int = 512, alternatives: Int = 0, deadline: Duration = .seconds(120)
  ) {
    self.messages = messages
    self.schema = schema
    self.temperature = temperature
    self.seed = seed
    self.mostTokens = mostTokens
    self.alternatives = alternatives
    self.deadline = deadline
  }
}

/// A token that might have come, with the natural logarithm of its probability.
public struct TokenAlternative: Hashable, Sendable {
  /// Its text, spaces included.
  public let token: String
  /// At most 0.
  public let logProbability: Double

  /// Creates an alternative.
  public init(_ token: String, logProbability: Double) {
    self.token = token
    self.logProbability = logProbability
  }
}

/// What a chat model answered.
public struct ChatAnswer: Hashable, Sendable {
  /// The words.
  public let text: String
  /// For each token of the answer, the alternatives, the likeliest first; empty where the server gives none.
  public let alternatives: [[TokenAlternative]]
  /// The tokens that were chosen, one for each of ``alternatives``. Not always the likeliest: a schema or chance may
  /// have taken another, so where in the answer an alternative stands is told by these alone. Joined they need not
  /// be the text to the letter: a server may have cut what stood around it.
  public let tokens: [String]
  /// How many tokens were read and written; nil where the server does not count.
  public let promptTokens, answerTokens: Int?
  /// Whether the answer ended by itself, not at the most tokens allowed.
  public let isWhole: Bool

  /// Creates an answer.
  public init(
    _ text: String, alternatives: [[TokenAlternative]] = [], tokens: [String] = [], promptTokens: Int? = nil,
    answerTokens: Int? = nil, isWhole: Bool = true
  ) {
    self.text = text
    self.alternatives = alternatives
    self.tokens = tokens
    self.promptTokens = promptTokens
    self.answerTokens = answerTokens
    self.isWhole = isWhole
  }
}

/// Answers in words.
public protocol ChatModel: Sendable {
  /// The model and, as its version, where it is served and by what.
  var identity: ModelIdentity { get }

  /// The whole answer. A cancelled task ends it early.
  func answer(_ request: ChatRequest) async throws -> ChatAnswer

  /// The answer in pieces, as they come; it ends without an error also where it ends at the most tokens allowed.
  /// Who stops listening, or is cancelled, ends it early.
  func stream(_ request: ChatRequest) -> AsyncThrowingStream<String, any Error>
}
