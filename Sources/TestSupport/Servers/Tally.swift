import Synchronization

/// Counts what happens, and lets a test wait for it.
public final class Tally: Sendable {
  private struct State {
    var count = 0
    var waiting: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
  }

  private let state = Mutex(State())

  /// Nothing has happened.
  public init() {}

  /// How often it happened.
  public var count: Int { state.withLock { $0.count } }

  /// Counts one more.
  public func add() {
    let reached = state.withLock { state in
      state.count += 1
      let reached = state.waiting.filter { $0.count <= state.count }
      state.waiting.removeAll { $0.count <= state.count }
      return reached
    }
    for one in reached { one.continuation.resume() }
  }

  /// Waits until so many were counted.
  public func reaches(_ count: Int) async {
    await withCheckedContinuation { continuation in
      let isThere = state.withLock { state in
        guard state.count < count else { return true }
        state.waiting.append((count, continuation))
        return false
      }
      if isThere { continuation.resume() }
    }
  }
}
