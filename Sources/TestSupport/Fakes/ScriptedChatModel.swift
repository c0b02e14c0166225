import LanguageModels
import SessionModel
import Synchronization

/// A chat model that answers as it is told, and keeps what it was asked.
public final class ScriptedChatModel: ChatModel {
  /// Its name.
  public let identity = ModelIdentity(name: "scripted", version: "1")
  private let reply: @Sendable (ChatRequest, Int) throws -> ChatAnswer
  private let asked = Mutex<[ChatRequest]>([])

  /// Creates a model.
  ///
  /// - Parameter reply: The answer to a request, with how many came before it.
  public init(_ reply: @escaping @Sendable (ChatRequest, Int) throws -> ChatAnswer) { self.reply = reply }

  /// What it was asked, in order.
  public var requests: [ChatRequest] { asked.withLock { $0 } }

  /// The scripted answer.
  public func answer(_ request: ChatRequest) async throws -> ChatAnswer {
    let count = asked.withLock { requests in
      requests.append(request)
      return requests.count - 1
    }
    return try reply(request, count)
  }

  /// The scripted answer in one piece.
  public func stream(_ request: ChatRequest) -> AsyncThrowingStream<String, any Error> {
    AsyncThrowingStream { continuation in
      Task {
        do {
          continuation.yield(try await self.answer(request).text)
          continuation.finish()
        } catch {
          continuation.finish(throwing: error)
        }
      }
    }
  }
}
