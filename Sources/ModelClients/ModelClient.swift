import LanguageModels
import SessionModel

/// A model on a server, with what can be asked of the server itself.
public protocol ModelClient: ChatModel {
  /// Where the model is.
  var server: ModelServer { get }

  /// The models that the server has, as it lists them.
  ///
  /// - Throws: ``ModelClientError``.
  func models() async throws -> [String]
}

extension ModelServer {
  /// A client for this server. It keeps connections open and remembers failures, so one is made and shared; but who
  /// has short deadlines takes one of his own, because what he gives up counts as failures of the server.
  public func client(limits: CallLimits = CallLimits()) -> any ModelClient {
    var limits = limits
    limits.questionDeadline = min(limits.questionDeadline, timeout)
    switch api {
    case .ollama: return OllamaClient(self, limits: limits)
    case .openAI: return OpenAIClient(self, limits: limits)
    }
  }

  /// The model and where it is.
  var identity: ModelIdentity { ModelIdentity(name: model, version: "\(api.name) at \(name)") }
}

extension ModelClient {
  /// The model and, as its version, API and address.
  public var identity: ModelIdentity { server.identity }

  /// Makes sure that the server has the model.
  ///
  /// - Throws: ``ModelClientError/modelMissing(model:server:known:)`` when it has not; other cases of
  ///   ``ModelClientError`` when it cannot be asked.
  public func check() async throws {
    let known = try await models()
    guard !ModelNames.contains(server.model, in: known) else { return }
    throw ModelClientError.modelMissing(model: server.model, server: server.name, known: known)
  }
}

/// The names of models, as servers list them.
enum ModelNames {
  /// Whether a model is listed; Ollama adds `:latest` to a name without a tag.
  static func contains(_ model: String, in known: [String]) -> Bool {
    known.contains(model) || known.contains(model + ":latest")
  }

  /// Names that can be shown: a server's words are not trusted with a terminal.
  static func shown(_ names: [String]) -> [String] {
    names.map { name in
      let safe = name.unicodeScalars.filter { $0.properties.generalCategory != .control }
      return String(String(String.UnicodeScalarView(safe)).prefix(100))
    }
  }
}
