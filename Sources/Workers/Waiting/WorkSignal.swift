import Synchronization

/// Wakes those who wait for work. Whoever enqueues a job in the same process calls ``notify()``, and it begins at once.
public final class WorkSignal: Sendable {
  private struct State {
    var count = 0
    var next = 0
    var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
  }

  private let state = Mutex(State())

  /// Creates a signal that was not given yet.
  public init() {}

  /// Gives it. Nobody who looked before and waits after misses it.
  public func notify() {
    let woken = state.withLock { state in
      state.count += 1
      defer { state.waiting = [:] }
      return state.waiting.values
    }
    for one in woken { one.resume() }
  }

  /// How often it was given.
  var count: Int { state.withLock { $0.count } }

  /// Whether it was ever given.
  var isGiven: Bool { count > 0 }

  /// Waits until it was given more than `seen` times, or the task is cancelled.
  func given(after seen: Int) async {
    let number = state.withLock { state in
      state.next += 1
      return state.next
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isOver = state.withLock { state in
          guard state.count <= seen, !Task.isCancelled else { return true }
          state.waiting[number] = continuation
          return false
        }
        if isOver { continuation.resume() }
      }
    } onCancel: {
      state.withLock { $0.waiting.removeValue(forKey: number) }?.resume()
    }
  }
}

extension WorkSignal {
  /// Waits until the first of these is given more often than was seen, or the task is cancelled.
  static func first(of signals: [(signal: WorkSignal, seen: Int)]) async {
    await withTaskGroup { group in
      for (signal, seen) in signals { group.addTask { await signal.given(after: seen) } }
      await group.next()
      group.cancelAll()
    }
  }
}

extension WorkerClock {
  /// Waits for a time, or until the first of these signals is given more often than was seen.
  func pause(_ length: Duration, unless signals: [(signal: WorkSignal, seen: Int)]) async {
    guard !signals.isEmpty else { return (try? await sleep(length)) ?? () }
    await withTaskGroup { group in
      group.addTask { try? await sleep(length) }
      group.addTask { await WorkSignal.first(of: signals) }
      await group.next()
      group.cancelAll()
    }
  }
}
