/// Waits for what another process does, which gives no signal of it.
public enum Eventually {
  /// Looks every few milliseconds until a condition holds; false when it does not within `limit`.
  public static func holds(within limit: Duration = .seconds(60), _ condition: () throws -> Bool)
    async rethrows -> Bool
  {
    let deadline = ContinuousClock.now + limit
    while try !condition() {
      guard ContinuousClock.now < deadline else { return false }
      try? await Task.sleep(for: .milliseconds(5))
    }
    return true
  }
}
