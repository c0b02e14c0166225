import Synchronization

@testable import ModelClients

/// Time that stands still until a test moves it.
final class ManualClock: Sendable {
  private struct Sleeper {
    let end: Duration
    let length: Duration
    let continuation: CheckedContinuation<Void, any Error>
  }

  private struct Watcher {
    let longest: Duration
    let continuation: CheckedContinuation<Duration, Never>
  }

  private struct State {
    var now = Duration.zero
    var sleepers: [Int: Sleeper] = [:]
    var watchers: [Watcher] = []
    var next = 0
  }

  private let state = Mutex(State())

  /// What a connection takes.
  var clock: ModelClock { ModelClock(now: { self.now }, sleep: { try await self.sleep($0) }) }

  var now: Duration { state.withLock { $0.now } }

  /// Lets time pass; whoever sleeps until then wakes.
  func advance(by step: Duration) {
    let due = state.withLock { state in
      state.now += step
      let due = state.sleepers.filter { $0.value.end <= state.now }
      for id in due.keys { state.sleepers[id] = nil }
      return due.values.map(\.continuation)
    }
    for continuation in due { continuation.resume() }
  }

  /// Waits until something sleeps for at most so long, and tells how long.
  func sleeper(atMost longest: Duration) async -> Duration {
    await withCheckedContinuation { continuation in
      let found = state.withLock { state -> Duration? in
        let length = state.sleepers.values.map(\.length).filter { $0 <= longest }.min()
        if length == nil { state.watchers.append(Watcher(longest: longest, continuation: continuation)) }
        return length
      }
      if let found { continuation.resume(returning: found) }
    }
  }

  private func sleep(_ length: Duration) async throws {
    let id = state.withLock { state in
      state.next += 1
      return state.next
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
        let told = state.withLock { state -> [Watcher] in
          guard !Task.isCancelled else {
            continuation.resume(throwing: CancellationError())
            return []
          }
          state.sleepers[id] = Sleeper(end: state.now + length, length: length, continuation: continuation)
          let told = state.watchers.filter { length <= $0.longest }
          state.watchers.removeAll { length <= $0.longest }
          return told
        }
        for watcher in told { watcher.continuation.resume(returning: length) }
      }
    } onCancel: {
      let sleeper = state.withLock { $0.sleepers.removeValue(forKey: id) }
      sleeper?.continuation.resume(throwing: CancellationError())
    }
  }
}
