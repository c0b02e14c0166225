/// How long to wait before something is tried again: a bound that doubles with each try up to a cap.
///
/// A wait is anything from nothing to the bound ("full jitter": M. Brooker, "Exponential Backoff And Jitter", AWS
/// Architecture Blog, 2015), so that many that failed together do not come back together.
public struct Backoff: Hashable, Sendable {
  /// The bound after the first try, and the highest one.
  public let base, cap: Duration

  /// Creates a backoff; neither is negative.
  public init(base: Duration, cap: Duration) {
    self.base = base
    self.cap = cap
  }

  /// The bound after so many tries, 1 for the first.
  public func bound(afterTries tries: Int) -> Duration {
    // 2^20 of anything that is worth waiting for is beyond any cap, and nothing overflows.
    min(cap, base * Int(1 << min(max(tries - 1, 0), 20)))
  }

  /// How long to wait.
  ///
  /// - Parameter chance: From 0 to 1, even.
  public func wait(afterTries tries: Int, chance: Double) -> Duration { bound(afterTries: tries) * chance }
}
