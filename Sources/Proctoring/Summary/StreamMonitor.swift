import SessionModel

/// Watches the times of a stream's samples for gaps and for a clock that goes back.
public struct StreamMonitor: Sendable {
  /// The most spans of each sort that are kept.
  public static let spanCapacity = 1_000

  /// Stretches longer than the limit without a sample.
  public private(set) var gaps: [SessionSpan] = []
  /// Moments at which a sample claimed to be no later than one before it: from its claim to the latest time.
  public private(set) var suspectClock: [SessionSpan] = []
  /// How many spans were not kept.
  public private(set) var omittedSpans = 0
  /// The samples that came in order.
  public private(set) var sampleCount = 0
  /// The samples that were refused because they went back in time.
  public private(set) var refusedCount = 0
  /// The time of the latest sample.
  public private(set) var latest: SessionTime?

  private let limit: SessionDuration

  /// Creates a monitor; `limit` is the longest interval that is not a gap.
  public init(limit: SessionDuration) { self.limit = limit }

  /// Takes the time of the next sample in order of arrival.
  ///
  /// - Returns: Whether the sample may be used: it is later than all before it.
  public mutating func admit(_ time: SessionTime) -> Bool {
    noteGap(upTo: time)
    if let latest, time <= latest {
      refusedCount += 1
      noteSuspectClock(from: time, to: latest)
      return false
    }
    latest = time
    sampleCount += 1
    return true
  }

  /// Ends the session at `end`: a stream that ended earlier has a gap there.
  public mutating func finish(at end: SessionTime) { noteGap(upTo: end) }

  private mutating func noteGap(upTo time: SessionTime) {
    let since = latest ?? .zero
    guard time - since > limit else { return }
    keep(SessionSpan(since, time), in: \.gaps)
  }

  /// A run of samples that all lie before the same latest time is one span.
  private mutating func noteSuspectClock(from time: SessionTime, to latest: SessionTime) {
    if let last = suspectClock.last, last.end == latest {
      suspectClock[suspectClock.count - 1] = SessionSpan(min(last.start, time), latest)
    } else {
      keep(SessionSpan(time, latest), in: \.suspectClock)
    }
  }

  private mutating func keep(_ span: SessionSpan, in list: WritableKeyPath<Self, [SessionSpan]>) {
    guard self[keyPath: list].count < Self.spanCapacity else { return omittedSpans += 1 }
    self[keyPath: list].append(span)
  }
}
