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

  /// What both have; nil where they do not meet.
  public func intersection(_ other: SessionSpan) -> SessionSpan? {
    let from = max(start, other.start)
    let to = min(end, other.end)
    return from < to ? SessionSpan(from, to) : nil
  }

  /// What is left of it without others, in order of time.
  public func subtracting(_ others: [SessionSpan]) -> [SessionSpan] {
    others.reduce([self]) { parts, other in
      parts.flatMap { part -> [SessionSpan] in
        guard part.intersection(other) != nil else { return [part] }
        return [SessionSpan(part.start, other.start), SessionSpan(other.end, part.end)].filter {
          $0.duration > .zero
        }
      }
    }
  }

  /// How much of it lies in others, wherever they overlap.
  public func covered(by others: [SessionSpan]) -> SessionDuration {
    subtracting(others).reduce(duration) { $0 - $1.duration }
  }
}
