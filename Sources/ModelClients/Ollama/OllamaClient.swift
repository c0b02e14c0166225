import LanguageModels

/// A chat model behind Ollama's API (`/api/chat`, `/api/tags`).
public struct OllamaClient: ModelClient {
  /// Where the model is.
  public var server: ModelServer { connection.server }
  private let connection: ModelConnection

  /// Takes a server; nothing is asked of it yet.
  public init(_ server: ModelServer, limits: CallLimits = CallLimits()) {
    self.init(ModelConnection(server, limits: limits))
  }

  init(_ connection: ModelConnection) { self.connection = connection }

  /// The models that the server has.
  public func models() async throws -> [String] {
    try await connection.ollamaModels(within: connection.limits.questionDeadline)
  }

  /// The whole answer.
  ///
  /// - Throws: ``ModelClientError`` or `CancellationError`.
  public func answer(_ request: ChatRequest) async throws -> ChatAnswer {
    let call = try call(request, stream: false)
    return try await connection.namingAbsence(within: request.deadline, models: connection.ollamaModels) {
      let answer = try await connection.answer(
        OllamaWire.ChatAnswer.self, to: call, within: request.deadline)
      if answer.error != nil { throw ModelClientError.reported(server: server.name) }
      guard let said = answer.message else {
        throw ModelClientError.wrongJSON(server: server.name, field: "message")
      }
      guard answer.done != false else { throw ModelClientError.brokenOff(server: server.name) }
      guard !said.content.isEmpty else { throw ModelClientError.noWords(server: server.name) }
      return ChatAnswer(
        said.content, probabilities: answer.logprobs, promptTokens: answer.promptEvalCount,
        answerTokens: answer.evalCount, isWhole: answer.doneReason != "length")
    }
  }

  /// The answer in pieces. Fails with ``ModelClientError`` or `CancellationError`.
  public func stream(_ request: ChatRequest) -> AsyncThrowingStream<String, any Error> {
    .pieces { hand in
      let call = try call(request, stream: true)
      let reader = AnswerReader(server: server.name)
      try await connection.namingAbsence(within: request.deadline, models: connection.ollamaModels) {
        try await connection.lines(call, within: request.deadline) { line in
          guard !line.isEmpty else { return false }
          let part = try reader.read(OllamaWire.ChatAnswer.self, from: line)
          if part.error != nil { throw ModelClientError.reported(server: reader.server) }
          guard part.message != nil || part.done == true else {
            throw ModelClientError.wrongJSON(server: reader.server, field: "message")
          }
          if let piece = part.message?.content, !piece.isEmpty { hand(piece) }
          return part.done == true
        }
      }
    }
  }

  private func call(_ request: ChatRequest, stream: Bool) throws -> ModelCall {
    let schema = try request.schema.map { try ModelCall.checked(schema: $0).schema }
    return try ModelCall(
      post: "/api/chat", OllamaWire.Chat(request, model: server.model, stream: stream),
      raw: schema.map { [("format", $0)] } ?? [])
  }
}

extension ModelConnection {
  /// The models that an Ollama server has.
  func ollamaModels(within limit: Duration) async throws -> [String] {
    let tags = try await answer(OllamaWire.Tags.self, to: ModelCall(get: "/api/tags"), within: limit)
    return ModelNames.shown(tags.models.map(\.name))
  }
}
