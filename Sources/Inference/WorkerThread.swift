import Dispatch

/// A thread of one sensor's own, on which all its blocking calls run, one at a time.
public final class WorkerThread: Sendable {
  private let queue: DispatchQueue

  /// Creates a thread; `label` is what debuggers show.
  public init(label: String) { queue = DispatchQueue(label: label, qos: .userInitiated) }

  /// Runs a piece of work there and waits for it without holding a thread of the caller's.
  public func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Result(catching: work)) }
    }
  }
}
