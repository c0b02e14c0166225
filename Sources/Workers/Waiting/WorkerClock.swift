import SessionModel

/// The time that a worker goes by; tests have one of their own.
public struct WorkerClock: Sendable {
  /// The moment on the calendar, which jobs are dated with.
  public let now: @Sendable () -> WallTime
  /// How long it is since any one moment; never goes back.
  public let elapsed: @Sendable () -> Duration
  /// Waits; a cancelled task ends it early.
  public let sleep: @Sendable (Duration) async throws -> Void

  /// Creates a clock.
  public init(
    now: @escaping @Sendable () -> WallTime, elapsed: @escaping @Sendable () -> Duration,
    sleep: @escaping @Sendable (Duration) async throws -> Void
  ) {
    self.now = now
    self.elapsed = elapsed
    self.sleep = sleep
  }

  /// The machine's, with its calendar handed in.
  public static func machine(now: @escaping @Sendable () -> WallTime) -> WorkerClock {
    let start = ContinuousClock.now
    return WorkerClock(
      now: now, elapsed: { ContinuousClock.now - start },
      sleep: { try await Task.sleep(for: $0, clock: .continuous) })
  }
}
