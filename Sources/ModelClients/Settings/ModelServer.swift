import Foundation

/// Which model is asked, and where.
public struct ModelServer: Hashable, Sendable {
  /// What the server understands.
  public let api: ModelAPI
  /// Its address, without the API's own path and without a slash at its end.
  public let url: String
  /// The model's name on the server.
  public let model: String
  /// What it knows us by; most servers of one's own ask for none.
  public let key: ServerKey?
  /// As errors name it.
  public let name: ServerName
  /// How long a whole answer may take.
  public let timeout: Duration

  /// Where Ollama is when nothing else is said.
  public static let defaultOllamaURL = "http://127.0.0.1:11434"
  /// The model that is asked when nothing else is said.
  public static let defaultOllamaModel = "qwen2.5:3b-instruct"

  /// How long a whole answer may take when nothing else is said: a server may have to load the model first.
  public static let defaultTimeout = Duration.seconds(60)
  /// What may be said of it, in seconds.
  public static let timeouts = 1...3600

  /// Checks an address.
  ///
  /// - Parameters:
  ///   - url: http or https; a path at which a server stands behind another is kept, the API's own (`/api`, `/v1`) is
  ///     dropped.
  ///   - setting: where the address comes from, for the error.
  /// - Throws: ``ModelClientError/badURL(setting:value:why:)``.
  public init(
    _ api: ModelAPI, url: String, model: String, key: ServerKey? = nil, timeout: Duration = defaultTimeout,
    setting: String? = nil
  ) throws(ModelClientError) {
    let setting = setting ?? ServerName(host: "", api: api).urlSetting
    let parts = try Self.parts(of: url, setting: setting)
    let host = (parts.host ?? "") + (parts.port.map { ":\($0)" } ?? "")
    var path = parts.percentEncodedPath
    while path.hasSuffix("/") { path.removeLast() }
    if path.hasSuffix(api.root) { path.removeLast(api.root.count) }
    self.api = api
    self.url = "\((parts.scheme ?? "http").lowercased())://\(host)\(path)"
    self.model = model
    self.key = key
    self.timeout = timeout
    name = ServerName(host: host, api: api)
  }

  /// Reads the settings: `OPENAI_API_URL` with `OPENAI_MODEL` and, where one is needed, `OPENAI_API_KEY`; without
  /// `OPENAI_API_URL`, `OLLAMA_API_URL`, `OLLAMA_MODEL` and `OLLAMA_API_KEY`; with either, `OPENAI_TIMEOUT_SECONDS` or
  /// `OLLAMA_TIMEOUT_SECONDS`. An empty value counts as none.
  ///
  /// - Throws: ``ModelClientError/badURL(setting:value:why:)``, ``ModelClientError/missingSetting(name:since:)``,
  ///   ``ModelClientError/badKey(setting:)`` or ``ModelClientError/badTimeout(setting:value:)``.
  public static func read(from environment: [String: String]) throws(ModelClientError) -> ModelServer {
    func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    func key(_ name: String) throws(ModelClientError) -> ServerKey? {
      guard let text = value(name) else { return nil }
      return try ServerKey(text, setting: name)
    }
    func timeout(_ name: String) throws(ModelClientError) -> Duration {
      guard let text = value(name) else { return defaultTimeout }
      guard let seconds = Int(text), timeouts.contains(seconds) else {
        throw .badTimeout(setting: name, value: text)
      }
      return .seconds(seconds)
    }
    guard let url = value("OPENAI_API_URL") else {
      return try ModelServer(
        .ollama, url: value("OLLAMA_API_URL") ?? defaultOllamaURL,
        model: value("OLLAMA_MODEL") ?? defaultOllamaModel, key: try key("OLLAMA_API_KEY"),
        timeout: try timeout("OLLAMA_TIMEOUT_SECONDS"))
    }
    guard let model = value("OPENAI_MODEL") else {
      throw .missingSetting(name: "OPENAI_MODEL", since: "OPENAI_API_URL is")
    }
    return try ModelServer(
      .openAI, url: url, model: model, key: try key("OPENAI_API_KEY"),
      timeout: try timeout("OPENAI_TIMEOUT_SECONDS"))
  }

  private static func parts(of url: String, setting: String) throws(ModelClientError) -> URLComponents {
    func bad(_ why: String) -> ModelClientError {
      // What stands before an @ or behind a ? may be a secret.
      let isSafe = !url.contains("@") && !url.contains("?")
      let shown = url.filter { !$0.isNewline }.prefix(200)
      return .badURL(setting: setting, value: isSafe ? String(shown) : "(hidden)", why: why)
    }
    let lower = url.lowercased()
    guard lower.hasPrefix("http://") || lower.hasPrefix("https://") else {
      throw bad("it does not begin with http:// or https://")
    }
    guard let parts = URLComponents(string: url) else { throw bad("it is no URL") }
    guard parts.user == nil, parts.password == nil else {
      throw bad("a name and a password do not belong into it")
    }
    guard parts.query == nil, parts.fragment == nil else { throw bad("it has a part behind ? or #") }
    guard let host = parts.host, !host.isEmpty else { throw bad("it names no host") }
    if let port = parts.port, !(1...65535).contains(port) { throw bad("its port is not from 1 to 65535") }
    return parts
  }
}

extension ModelAPI {
  /// The first part of the paths of the API's calls.
  var root: String {
    switch self {
    case .ollama: "/api"
    case .openAI: "/v1"
    }
  }
}
