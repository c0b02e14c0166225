import Synchronization

/// Counts what happens, and lets a test wait for it.
public final class Tally: Sendable {
  private struct State {
    var count = 0
    var number = 0
    var waiting: [Int: (count: Int, continuation: CheckedContinuation<Void, Never>)] = [:]
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
      let reached = state.waiting.filter { $0.value.count <= state.count }
      for number in reached.keys { state.waiting[number] = nil }
      return reached.values
    }
    for one in reached { one.continuation.resume() }
  }

  /// Waits until so many were counted, or until its task is cancelled: a test whose time is up must end.
  public func reaches(_ count: Int) async {
    let number = state.withLock { state in
      state.number += 1
      return state.number
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isDone = state.withLock { state in
          guard state.count < count, !Task.isCancelled else { return true }
          state.waiting[number] = (count, continuation)
          return false
        }
        if isDone { continuation.resume() }
      }
    } onCancel: {
      state.withLock { $0.waiting.removeValue(forKey: number) }?.continuation.resume()
    }
  }
}
