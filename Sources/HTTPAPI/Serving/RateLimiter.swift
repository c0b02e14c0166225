import Persistence
import SessionModel
import Synchronization

/// How many requests one subject may make.
public struct RequestRate: Hashable, Sendable {
  /// Requests a second over a long time, above 0.
  public let perSecond: Double
  /// How many may come at once, at least 1.
  public let burst: Double

  /// Creates a rate.
  public init(perSecond: Double, burst: Double) {
    self.perSecond = perSecond
    self.burst = burst
  }
}

/// A bucket of tokens for each subject, so that none takes the server from the others.
///
/// Sendable because all its state is guarded by `buckets`.
final class RateLimiter: Sendable {
  private struct Bucket {
    var level: Double
    var at: WallTime
  }

  /// More subjects are not remembered: the fullest buckets, which have nothing to tell, go first.
  private static let mostBuckets = 10_000

  private let rate: RequestRate
  private let buckets = Mutex<[Principal: Bucket]>([:])

  init(_ rate: RequestRate) { self.rate = rate }

  /// Takes one request.
  ///
  /// - Returns: How many seconds to wait, at least 1, where it is one too many; nil else.
  func take(by subject: Principal, at now: WallTime) -> Int? {
    buckets.withLock { buckets in
      if buckets.count >= Self.mostBuckets { forgetFull(&buckets, at: now) }
      var bucket = buckets[subject] ?? Bucket(level: rate.burst, at: now)
      bucket.level = level(of: bucket, at: now)
      bucket.at = max(bucket.at, now)
      defer { buckets[subject] = bucket }
      guard bucket.level < 1 else {
        bucket.level -= 1
        return nil
      }
      return max(1, Int(((1 - bucket.level) / rate.perSecond).rounded(.up)))
    }
  }

  private func level(of bucket: Bucket, at now: WallTime) -> Double {
    let passed = Double(max(0, now.microseconds - bucket.at.microseconds)) / 1_000_000
    return min(rate.burst, bucket.level + passed * rate.perSecond)
  }

  private func forgetFull(_ buckets: inout [Principal: Bucket], at now: WallTime) {
    buckets = buckets.filter { level(of: $0.value, at: now) < rate.burst }
    if buckets.count >= Self.mostBuckets { buckets.removeAll() }
  }
}
