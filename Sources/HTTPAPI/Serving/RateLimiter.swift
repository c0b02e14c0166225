import Persistence
import SessionModel
import Synchronization

/// How many requests one subject may make.
public struct RequestRate: Hashable, Sendable {
  /// Requests a second over a long time, above 0.
  public let perSecond: Double
  /// How many may come at once, at least 1.
  public let burst: Double

  /// Creates a rate; what is less than one request an hour, or than one at once, becomes that.
  public init(perSecond: Double, burst: Double) {
    self.perSecond = perSecond >= Self.least ? perSecond : Self.least
    self.burst = burst >= 1 ? burst : 1
  }

  private static let least = 1.0 / 3_600
}

/// A bucket of tokens for each subject, so that none takes the server from the others.
///
/// Sendable because all its state is guarded by `buckets`.
final class RateLimiter: Sendable {
  private struct Bucket {
    var level: Double
    var at: WallTime
  }

  /// More subjects are not remembered: the fuller half of the buckets, which have less to tell, goes first.
  private static let mostBuckets = 10_000

  private let rate: RequestRate
  private let buckets = Mutex<[Principal: Bucket]>([:])

  init(_ rate: RequestRate) { self.rate = rate }

  /// How many subjects are remembered.
  var count: Int { buckets.withLock { $0.count } }

  /// Takes one request.
  ///
  /// - Returns: How many seconds to wait, at least 1, where it is one too many; nil else.
  func take(by subject: Principal, at now: WallTime) -> Int? {
    buckets.withLock { buckets in
      if buckets.count >= Self.mostBuckets { forgetFullerHalf(&buckets, at: now) }
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

  /// Half at once, so that not every request goes through all of them.
  private func forgetFullerHalf(_ buckets: inout [Principal: Bucket], at now: WallTime) {
    let levels = buckets.map { (subject: $0.key, level: level(of: $0.value, at: now)) }
    for fuller in levels.sorted(by: { $0.level > $1.level }).prefix(buckets.count / 2) {
      buckets[fuller.subject] = nil
    }
  }
}
