import LanguageModels
import SessionModel
import Synchronization

/// A chat model that does as a test says, and keeps what it was asked.
final class ActingModel: ChatModel {
  let identity = ModelIdentity(name: "acting", version: "1")
  private let act: @Sendable (ChatRequest) async throws -> String
  private let asked = Mutex<[ChatRequest]>([])

  init(_ act: @escaping @Sendable (ChatRequest) async throws -> String) { self.act = act }

  /// Says always the same.
  convenience init(saying text: String) { self.init { _ in text } }

  /// Says always the same, each time once a door is open.
  convenience init(saying text: String, behind door: Door) {
    self.init { _ in
      await door.pass()
      return text
    }
  }

  var requests: [ChatRequest] { asked.withLock { $0 } }

  func answer(_ request: ChatRequest) async throws -> ChatAnswer {
    asked.withLock { $0.append(request) }
    return ChatAnswer(try await act(request))
  }

  func stream(_ request: ChatRequest) -> AsyncThrowingStream<String, any Error> {
    AsyncThrowingStream { throw CancellationError() }
  }
}

/// A door that opens once; waiting at it ends neither by time nor by cancellation.
actor Door {
  private var isOpen = false
  private var waiting: [CheckedContinuation<Void, Never>] = []

  func open() {
    isOpen = true
    for continuation in waiting { continuation.resume() }
    waiting = []
  }

  func pass() async {
    guard !isOpen else { return }
    await withCheckedContinuation { waiting.append($0) }
  }
}
