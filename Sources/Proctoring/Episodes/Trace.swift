import SessionModel

/// One point of a signal.
public struct TracePoint: Hashable, Sendable {
  /// When it was captured.
  public let time: SessionTime
  /// The value, in the unit of the kind.
  public let value: Double

  /// Creates a point.
  public init(time: SessionTime, value: Double) {
    self.time = time
    self.value = value
  }
}

/// The signal behind a flag, bounded in size however long the episode lasts.
///
/// When it is full, every second point is let go and from then on only every second sample is taken; so the
/// points stay evenly spread over the whole episode.
public struct Trace: Hashable, Sendable {
  /// The most points that are kept.
  public static let capacity = 240

  /// The kept points, in order of time.
  public private(set) var points: [TracePoint] = []
  private var stride = 1
  private var skipped = 0

  /// Creates an empty trace.
  public init() {}

  /// Puts a trace together as it was kept. It is not for going on with: how its points were thinned is not known.
  public init(points: [TracePoint]) { self.points = points }

  /// Traces are the same whose points are.
  public static func == (left: Self, right: Self) -> Bool { left.points == right.points }

  /// Only what makes them the same.
  public func hash(into hasher: inout Hasher) { hasher.combine(points) }

  mutating func append(_ point: TracePoint) {
    skipped += 1
    guard skipped >= stride else { return }
    skipped = 0
    if points.count == Self.capacity {
      points = points.enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element)
      stride *= 2
    }
    points.append(point)
  }
}
