import Dispatch

/// Work that waits for a disk, on threads of its own, so that the tasks of the program go on meanwhile.
struct BlockingWork: Sendable {
  private let queue = DispatchQueue(label: "proctor.blobs", attributes: .concurrent)

  func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Result { try work() }) }
    }
  }
}
