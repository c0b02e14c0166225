/// What can go wrong between us and a model server.
///
/// None of these holds words of a prompt or of an answer: they are about a person. What a server says of a failure is
/// left out as well, since it may repeat them.
public enum ModelClientError: Error, Hashable, CustomStringConvertible {
  /// A setting holds no address.
  case badURL(setting: String, value: String, why: String)
  /// A setting that is needed is not set.
  case missingSetting(name: String, since: String)
  /// A key cannot be sent.
  case badKey(setting: String)
  /// A setting is no time to wait.
  case badTimeout(setting: String, value: String)
  /// What was asked is no request.
  case badRequest(why: String)
  /// No answer began.
  case notReachable(server: ServerName, why: ConnectionFault)
  /// After several failures in a row the server is left alone for a while.
  case resting(server: ServerName, secondsLeft: Int)
  /// The time for the whole answer is over.
  case tookTooLong(server: ServerName, seconds: Double)
  /// The answer began and then nothing more came.
  case silent(server: ServerName, seconds: Double)
  /// The answer ended in the middle.
  case brokenOff(server: ServerName)
  /// The answer is longer than any answer may be.
  case tooLong(server: ServerName, mostBytes: Int)
  /// The server does not have the model.
  case modelMissing(model: String, server: ServerName, known: [String])
  /// The server does not know the API.
  case noSuchCall(server: ServerName, path: String)
  /// The server wants another key.
  case notAllowed(server: ServerName, status: Int)
  /// The server sends us elsewhere.
  case redirected(server: ServerName, status: Int)
  /// The server does not take the request.
  case refused(server: ServerName, status: Int)
  /// The server has too much to do.
  case overloaded(server: ServerName, status: Int)
  /// The server failed.
  case failed(server: ServerName, status: Int)
  /// The server reports a failure in the place of an answer.
  case reported(server: ServerName)
  /// The answer is something else than JSON.
  case notJSON(server: ServerName, found: String)
  /// The answer is JSON of another form.
  case wrongJSON(server: ServerName, field: String)
  /// The answer has no words.
  case noWords(server: ServerName)
  /// Vectors are not what was asked for.
  case wrongVectors(server: ServerName, why: String)

  /// What is wrong and what to do about it.
  public var description: String {
    settingsDescription ?? connectionDescription ?? statusDescription ?? contentDescription
  }

  private var settingsDescription: String? {
    switch self {
    case .badURL(let setting, let value, let why):
      "\(setting) is \"\(value)\": \(why); give an address such as http://127.0.0.1:11434"
    case .missingSetting(let name, let since): "\(name) is not set, and \(since); set it"
    case .badKey(let setting):
      "\(setting) holds characters that no key has, such as a line break; set it to the key alone"
    case .badTimeout(let setting, let value):
      "\(setting) is \"\(value.filter { !$0.isNewline }.prefix(200))\"; give whole seconds from "
        + "\(ModelServer.timeouts.lowerBound) to \(ModelServer.timeouts.upperBound)"
    case .badRequest(let why): "the model cannot be asked: \(why)"
    default: nil
    }
  }

  private var connectionDescription: String? {
    switch self {
    case .notReachable(let server, let why):
      "no model server answers at \(server): \(why.rawValue); start it, or set \(server.urlSetting)"
    case .resting(let server, let seconds):
      "the model server \(server) failed several times in a row and is left alone for \(seconds) s more; "
        + "look whether it is well"
    case .tookTooLong(let server, let seconds):
      "the model server \(server) gave no whole answer in \(Self.shown(seconds)) s; "
        + "use a smaller model (\(server.modelSetting)) or a faster server, or wait longer (\(server.timeoutSetting))"
    case .silent(let server, let seconds):
      "the model server \(server) began an answer and then said nothing for \(Self.shown(seconds)) s; "
        + "look whether it is well"
    case .brokenOff(let server):
      "the model server \(server) broke off in the middle of its answer; look whether it is well"
    case .tooLong(let server, let bytes):
      "the model server \(server) sent more than \(bytes) bytes, and its answer was cut; "
        + "use another model (\(server.modelSetting))"
    default: nil
    }
  }

  private var statusDescription: String? {
    switch self {
    case .modelMissing(let model, let server, let known): Self.shown(model, missingOn: server, known)
    case .noSuchCall(let server, let path):
      "\(server) does not know \(path), so it is no server of the \(server.api.name); "
        + "set \(server.urlSetting)"
    case .notAllowed(let server, let status):
      "the model server \(server) refuses us (HTTP \(status)); set \(server.keySetting) to a key that it takes"
    case .redirected(let server, let status):
      "the model server \(server) sends us elsewhere (HTTP \(status)), where an interview is not sent; "
        + "set \(server.urlSetting) to where it is"
    case .refused(let server, let status):
      "the model server \(server) does not take the request (HTTP \(status)); its log says why, "
        + "often a prompt longer than the model's context, or a model that is not made for this"
    case .overloaded(let server, let status):
      "the model server \(server) has too much to do (HTTP \(status)); try again later"
    case .failed(let server, let status):
      "the model server \(server) failed (HTTP \(status)); its log says why, often too little memory"
    default: nil
    }
  }

  private var contentDescription: String {
    switch self {
    case .reported(let server):
      "the model server \(server) reports a failure in place of an answer; its log says why"
    case .notJSON(let server, let found):
      "the model server \(server) answers with \(found) instead of JSON; "
        + "look whether \(server.urlSetting) leads to it and not to something before it"
    case .wrongJSON(let server, let field):
      "the model server \(server) answers with JSON in which \(field) is missing or of another kind; "
        + "look whether \(server.urlSetting) leads to a server of the \(server.api.name)"
    case .noWords(let server):
      "the model on \(server) answered without a word; use another model (\(server.modelSetting))"
    case .wrongVectors(let server, let why):
      "the model server \(server) gave vectors that cannot be used: \(why); use a model made for embeddings"
    default: "the model server failed"
    }
  }

  private static func shown(_ seconds: Double) -> String {
    seconds == seconds.rounded() ? String(Int(seconds)) : String((seconds * 10).rounded() / 10)
  }

  private static func shown(_ model: String, missingOn server: ServerName, _ known: [String]) -> String {
    let remedy =
      server.api == .ollama
      ? "run \"ollama pull \(model)\" there, or set \(server.modelSetting)" : "set \(server.modelSetting)"
    guard !known.isEmpty else { return "the model \(model) is not on \(server), which has none; \(remedy)" }
    let most = 20
    let more = known.count > most ? " and \(known.count - most) more" : ""
    let list = known.prefix(most).joined(separator: ", ") + more
    return "the model \(model) is not on \(server); it has \(list); \(remedy)"
  }
}

/// Why no answer began.
public enum ConnectionFault: String, Hashable, Sendable {
  /// Nothing listens there.
  case refused = "it refuses the connection"
  /// The name leads nowhere.
  case unknownHost = "its name is not known"
  /// Nobody took the connection.
  case timedOut = "the connection took too long"
  /// The server hung up.
  case closed = "it hung up before it answered"
  /// The server cannot prove who it is.
  case insecure = "no safe connection could be made (is its certificate good, does it know https at all?)"
  /// What is not told apart.
  case other = "the connection failed"
}
