import SessionModel
import Synchronization
import TestSupport
import Workers

/// Time that stands still until a test moves it.
final class HandClock: Sendable {
  private struct Sleeper {
    let end: Duration
    let length: Duration
    let continuation: CheckedContinuation<Void, any Error>
  }

  private struct State {
    var now = Duration.zero
    var sleepers: [Int: Sleeper] = [:]
    var watchers: [Int: (length: Duration?, continuation: CheckedContinuation<Void, Never>)] = [:]
    var next = 0

    mutating func number() -> Int {
      next += 1
      return next
    }
  }

  private let state = Mutex(State())

  /// What a worker takes.
  var clock: WorkerClock {
    WorkerClock(
      now: { self.now }, elapsed: { self.state.withLock { $0.now } }, sleep: { try await self.sleep($0) })
  }

  /// The moment on the calendar.
  var now: WallTime { RecordSamples.time(0) + state.withLock { $0.now } }

  /// Lets time pass; whoever sleeps until then wakes.
  func advance(by step: Duration) {
    let due = state.withLock { state in
      state.now += step
      let due = state.sleepers.filter { $0.value.end <= state.now }
      for number in due.keys { state.sleepers[number] = nil }
      return due.values.map(\.continuation)
    }
    for continuation in due { continuation.resume() }
  }

  /// Waits until somebody sleeps, or the test's time is up.
  ///
  /// - Parameter length: For how long; nil for any length.
  func sleeper(for length: Duration? = nil) async {
    let number = state.withLock { $0.number() }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isOver = state.withLock { state in
          let isThere = state.sleepers.values.contains { $0.length == length ?? $0.length }
          guard !isThere, !Task.isCancelled else {
            return true
          }
          state.watchers[number] = (length, continuation)
          return false
        }
        if isOver { continuation.resume() }
      }
    } onCancel: {
      state.withLock { $0.watchers.removeValue(forKey: number) }?.continuation.resume()
    }
  }

  private func sleep(_ length: Duration) async throws {
    guard length > .zero else { return try Task.checkCancellation() }
    let number = state.withLock { $0.number() }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
        let told = state.withLock { state -> [CheckedContinuation<Void, Never>] in
          guard !Task.isCancelled else {
            continuation.resume(throwing: CancellationError())
            return []
          }
          state.sleepers[number] = Sleeper(
            end: state.now + length, length: length, continuation: continuation)
          let told = state.watchers.filter { $0.value.length ?? length == length }
          for number in told.keys { state.watchers[number] = nil }
          return told.values.map(\.continuation)
        }
        for watcher in told { watcher.resume() }
      }
    } onCancel: {
      state.withLock { $0.sleepers.removeValue(forKey: number) }?.continuation
        .resume(throwing: CancellationError())
    }
  }
}
