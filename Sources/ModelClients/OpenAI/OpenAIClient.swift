import LanguageModels
import Synchronization

/// A chat model behind OpenAI's API or one like it (`/v1/chat/completions`, `/v1/models`).
public struct OpenAIClient: ModelClient {
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
    try await models(within: connection.limits.questionDeadline)
  }

  /// The whole answer. A server that refuses to tell log-probabilities is asked again without.
  ///
  /// - Throws: ``ModelClientError`` or `CancellationError`.
  public func answer(_ request: ChatRequest) async throws -> ChatAnswer {
    let end = connection.now + request.deadline
    do {
      return try await answerOnce(request)
    } catch ModelClientError.refused(_, let status)
      where request.alternatives > 0 && [400, 422].contains(status)
    {
      var plain = request
      plain.alternatives = 0
      plain.deadline = end - connection.now
      return try await answerOnce(plain)
    }
  }

  private func models(within limit: Duration) async throws -> [String] {
    let list = try await connection.answer(
      OpenAIWire.Models.self, to: ModelCall(get: "/v1/models"), within: limit)
    return ModelNames.shown(list.data.map(\.id))
  }

  private func answerOnce(_ request: ChatRequest) async throws -> ChatAnswer {
    let (call, wrapping) = try call(request, stream: false)
    return try await connection.namingAbsence(within: request.deadline, models: models(within:)) {
      let completion = try await connection.answer(
        OpenAIWire.Completion.self, to: call, within: request.deadline)
      guard let choice = completion.choices.first else {
        throw ModelClientError.wrongJSON(server: server.name, field: "choices[0]")
      }
      let text = wrapping.unwrapped(choice.message.content ?? "")
      guard !text.isEmpty else { throw ModelClientError.noWords(server: server.name) }
      return ChatAnswer(
        text, probabilities: wrapping.unwrapped(choice.logprobs?.content ?? []),
        promptTokens: completion.usage?.promptTokens,
        answerTokens: completion.usage?.completionTokens, isWhole: choice.finishReason != "length")
    }
  }

  /// The answer in pieces. Fails with ``ModelClientError`` or `CancellationError`.
  public func stream(_ request: ChatRequest) -> AsyncThrowingStream<String, any Error> {
    .pieces { hand in
      let (call, wrapping) = try call(request, stream: true)
      let reader = AnswerReader(server: server.name)
      try await connection.namingAbsence(within: request.deadline, models: models(within:)) {
        let unwrapping = Mutex(wrapping.unwrapping())
        let unwrapped: @Sendable (String) -> Void = { piece in
          let inner = unwrapping.withLock { $0.take(piece) }
          if !inner.isEmpty { hand(inner) }
        }
        try await connection.lines(call, within: request.deadline) { line in
          switch ServerSentEvent(line: line) {
          case .done: return true
          case .data(let json): return try Self.take(json, reader, unwrapped)
          case .other:
            // A whole answer of another kind has no events at all.
            if line.first == UInt8(ascii: "<") || line.first == UInt8(ascii: "{") {
              return try Self.take(line, reader, unwrapped)
            }
            return false
          }
        }
        let rest = unwrapping.withLock { $0.finished() }
        if !rest.isEmpty { hand(rest) }
      }
    }
  }

  /// Hands a part on; true when it was the last.
  private static func take(_ json: [UInt8], _ reader: AnswerReader, _ hand: (String) -> Void) throws -> Bool {
    let part = try reader.read(OpenAIWire.Part.self, from: json)
    if part.error != nil { throw ModelClientError.reported(server: reader.server) }
    guard let choices = part.choices else {
      throw ModelClientError.wrongJSON(server: reader.server, field: "choices")
    }
    guard let choice = choices.first else { return false }
    if let piece = choice.delta?.content, !piece.isEmpty { hand(piece) }
    return choice.finishReason != nil
  }

  private func call(
    _ request: ChatRequest, stream: Bool
  ) throws -> (call: ModelCall, wrapping: SchemaWrapping) {
    let wrapping = try SchemaWrapping(request.schema)
    let format = wrapping.schema.map {
      #"{"type":"json_schema","json_schema":{"name":"answer","strict":true,"schema":\#($0)}}"#
    }
    var request = request
    request.mostTokens += wrapping.extraTokens
    let call = try ModelCall(
      post: "/v1/chat/completions", OpenAIWire.Chat(request, model: server.model, stream: stream),
      raw: format.map { [("response_format", $0)] } ?? [])
    return (call, wrapping)
  }
}
