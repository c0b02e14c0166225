import SessionModel
import Synchronization

/// Lets one upload at a time into a session, so that two clients cannot mix their bytes.
///
/// Sendable because all its state is guarded by `busy`.
final class UploadGate: Sendable {
  private let busy = Mutex<Set<SessionID>>([])

  /// Carries out an upload.
  ///
  /// - Throws: ``Problem`` where another is under way, and what `body` throws.
  func enter<Value: Sendable>(_ session: SessionID, _ body: () async throws -> Value) async throws -> Value {
    guard busy.withLock({ $0.insert(session).inserted }) else {
      throw Problem(
        .conflict, "another upload of this recording is under way; ask for its Upload-Offset when it is done")
    }
    defer { busy.withLock { _ = $0.remove(session) } }
    return try await body()
  }
}
