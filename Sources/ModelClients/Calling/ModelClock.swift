/// The time that deadlines are measured by; tests have one of their own.
struct ModelClock: Sendable {
  /// How long it is since any one moment.
  let now: @Sendable () -> Duration
  /// Waits; a cancelled task ends it early.
  let sleep: @Sendable (Duration) async throws -> Void

  /// The machine's.
  static let continuous: ModelClock = {
    let start = ContinuousClock.now
    return ModelClock(
      now: { ContinuousClock.now - start }, sleep: { try await Task.sleep(for: $0, clock: .continuous) })
  }()
}

extension Duration {
  /// In seconds.
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
