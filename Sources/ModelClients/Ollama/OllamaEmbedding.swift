import LanguageModels
import SessionModel

/// Vectors from a model behind Ollama's API (`/api/embed`).
public struct OllamaEmbedding: TextEmbedding {
  /// How many numbers a vector has.
  public let dimension: Int
  /// The model and, as its version, API and address.
  public var identity: ModelIdentity { connection.server.identity }
  private let connection: ModelConnection
  private let deadline: Duration

  /// Texts go to the server in groups of this size, so that an answer stays within its bound.
  private static let groupSize = 32

  /// Asks the server for one vector, to learn its length.
  ///
  /// - Parameters:
  ///   - server: with the name of an embedding model; one of another API than Ollama's is a mistake of the caller.
  ///   - deadline: of each group of texts.
  /// - Throws: ``ModelClientError`` or `CancellationError`.
  public init(_ server: ModelServer, limits: CallLimits = CallLimits(), deadline: Duration = .seconds(60))
    async throws
  {
    precondition(server.api == .ollama)
    try await self.init(ModelConnection(server, limits: limits), deadline: deadline)
  }

  init(_ connection: ModelConnection, deadline: Duration) async throws {
    self.connection = connection
    self.deadline = deadline
    dimension = try await Self.vectors(of: ["length"], connection, within: deadline)[0].count
  }

  /// A vector of length 1 for each text, in order. The work is the server's; a text that is too long counts by its
  /// beginning.
  ///
  /// - Throws: ``ModelClientError`` or `CancellationError`.
  public func embed(_ texts: [String]) async throws -> [[Float]] {
    var vectors: [[Float]] = []
    vectors.reserveCapacity(texts.count)
    for start in stride(from: 0, to: texts.count, by: Self.groupSize) {
      let group = texts[start..<min(start + Self.groupSize, texts.count)]
      let new = try await Self.vectors(of: Array(group), connection, within: deadline)
      guard new.allSatisfy({ $0.count == dimension }) else {
        throw ModelClientError.wrongVectors(server: connection.server.name, why: "their length changes")
      }
      vectors += new
    }
    return vectors
  }

  /// As many vectors as texts, of equal length and each of length 1.
  private static func vectors(of texts: [String], _ connection: ModelConnection, within deadline: Duration)
    async throws -> [[Float]]
  {
    let server = connection.server
    let call = try ModelCall(post: "/api/embed", OllamaWire.Embed(model: server.model, input: texts))
    let answer = try await connection.namingAbsence(within: deadline, models: connection.ollamaModels) {
      try await connection.answer(OllamaWire.Embedded.self, to: call, within: deadline)
    }
    guard answer.embeddings.count == texts.count else {
      throw ModelClientError.wrongVectors(
        server: server.name, why: "\(answer.embeddings.count) for \(texts.count) texts")
    }
    return try answer.embeddings.map { vector in
      guard let unit = unit(vector) else {
        throw ModelClientError.wrongVectors(server: server.name, why: "one has no direction")
      }
      return unit
    }
  }

  private static func unit(_ vector: [Float]) -> [Float]? {
    let length = vector.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
    guard length.isFinite, length > 1e-12 else { return nil }
    return vector.map { Float(Double($0) / length) }
  }
}
