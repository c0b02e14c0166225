/// A stretch of session time from `start` to `end`; `end` is never before `start`.
public struct SessionSpan: Hashable, Sendable {
  /// The first moment.
  public let start: SessionTime
  /// The last moment.
  public let end: SessionTime

  /// Creates a span. An `end` before `start` gives an empty span at `start`.
  public init(_ start: SessionTime, _ end: SessionTime) {
    self.start = start
    self.end = max(start, end)
  }

  /// The length of the span.
  public var duration: SessionDuration { end - start }

  /// Whether `time` lies in the span, both ends included.
  public func contains(_ time: SessionTime) -> Bool { start <= time && time <= end }
}
