import Foundation

/// How often a call is tried, and how long is waited between.
struct RetryPolicy: Sendable {
  /// All tries, the first among them.
  var mostTries = 3
  /// About the wait after the first try; it doubles with each.
  var firstPause = Duration.milliseconds(500)
  /// No wait of our own is longer.
  var longestPause = Duration.seconds(8)

  /// How long to wait before the next try; nil when there shall be none, because enough were made or because what
  /// is left of the deadline would not last.
  ///
  /// - Parameters:
  ///   - tries: how many were made.
  ///   - asked: how long the server wants to be left alone.
  ///   - left: what is left of the deadline.
  ///   - chance: from 0 to 1; spreads the waits of many callers over the second half of each, so that they do not
  ///     come back together.
  func pause(afterTries tries: Int, asked: Duration?, left: Duration, chance: Double) -> Duration? {
    guard tries < mostTries else { return nil }
    let doubled = firstPause * Int(1 << min(max(tries - 1, 0), 20))
    let own = min(doubled, longestPause) * (0.5 + 0.5 * chance)
    let pause = max(own, asked ?? .zero)
    return pause < left ? pause : nil
  }

  /// Reads the header `Retry-After` (RFC 9110, 10.2.3): seconds, or a date, which is taken from the server's own
  /// `Date` so that no clocks need to agree. Nil when it says nothing that can be understood.
  static func retryAfter(_ text: String?, date: String?) -> Duration? {
    guard let text else { return nil }
    if let seconds = Int(text) { return (0...86_400).contains(seconds) ? .seconds(seconds) : nil }
    guard let then = httpDate(text), let now = date.flatMap(httpDate) else { return nil }
    let seconds = then.timeIntervalSince(now)
    return (0...86_400).contains(seconds) ? .seconds(seconds) : nil
  }

  private static func httpDate(_ text: String) -> Date? {
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = TimeZone(identifier: "GMT")
    format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
    return format.date(from: text)
  }
}
