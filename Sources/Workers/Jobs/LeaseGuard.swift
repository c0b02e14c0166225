import Persistence

/// Tells a handler whether the job is still its own.
public struct LeaseGuard: Sendable {
  private let ask: @Sendable () async throws -> Bool

  /// Asks so; true while the job is held.
  public init(_ ask: @escaping @Sendable () async throws -> Bool) { self.ask = ask }

  /// Lengthens the lease and returns where the job is still this worker's: to be called right before what others see
  /// and nobody can take back, such as a mail.
  ///
  /// - Throws: `CancellationError` where it is not, or is to be stopped; ``StoreError`` where the queue does not answer.
  public func confirm() async throws {
    try Task.checkCancellation()
    guard try await ask() else { throw CancellationError() }
    try Task.checkCancellation()
  }
}
