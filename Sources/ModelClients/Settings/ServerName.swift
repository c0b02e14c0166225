/// What a model server understands.
public enum ModelAPI: String, Hashable, Sendable {
  /// Ollama's own.
  case ollama
  /// OpenAI's chat completions, which many servers know.
  case openAI

  /// As it is told to people.
  public var name: String {
    switch self {
    case .ollama: "Ollama API"
    case .openAI: "OpenAI API"
    }
  }
}

/// A model server as errors name it: where it is, and which settings lead to it; never a key.
public struct ServerName: Hashable, Sendable, CustomStringConvertible {
  /// Its host and, where one is given, port.
  public let host: String
  /// What it understands.
  public let api: ModelAPI

  /// Creates a name.
  public init(host: String, api: ModelAPI) {
    self.host = host
    self.api = api
  }

  /// Host and port.
  public var description: String { host }

  /// The setting that holds the address.
  public var urlSetting: String { api.prefix + "_API_URL" }
  /// The setting that holds the model.
  public var modelSetting: String { api.prefix + "_MODEL" }
  /// The setting that says how long an answer may take.
  public var timeoutSetting: String { api.prefix + "_TIMEOUT_SECONDS" }
  /// The setting that holds the key.
  public var keySetting: String { api.prefix + "_API_KEY" }
}

extension ModelAPI {
  fileprivate var prefix: String {
    switch self {
    case .ollama: "OLLAMA"
    case .openAI: "OPENAI"
    }
  }
}
