import LanguageModels

extension AsyncThrowingStream where Element == String, Failure == any Error {
  /// Pieces of an answer from a task that ends with whoever listens.
  static func pieces(
    _ produce: @escaping @Sendable (_ hand: @escaping @Sendable (String) -> Void) async throws -> Void
  ) -> Self {
    // Not bounded by itself: an answer is, and a reader who lags behind it must not lose words.
    AsyncThrowingStream { continuation in
      let task = Task {
        do {
          try await produce { continuation.yield($0) }
          continuation.finish()
        } catch {
          continuation.finish(throwing: error)
        }
      }
      continuation.onTermination = { _ in task.cancel() }
    }
  }
}
