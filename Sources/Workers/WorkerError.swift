import Persistence

/// Why a worker cannot begin.
public enum WorkerError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Two handlers carry out the same kind.
  case twoHandlers(JobKind)
  /// Two lanes hold the same kind.
  case twoLanes(JobKind)
  /// A handler's kind is in no lane.
  case noLane(JobKind)
  /// A lane is too narrow or too wide.
  case badWidth(Int)

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .twoHandlers(let kind): "two handlers carry out jobs of the kind \(kind.rawValue): name one of them"
    case .twoLanes(let kind): "two lanes hold jobs of the kind \(kind.rawValue): leave it in one of them"
    case .noLane(let kind): "no lane holds jobs of the kind \(kind.rawValue): add it to one"
    case .badWidth(let width):
      "a lane cannot carry out \(width) jobs at once: name a number from \(Lane.widths.lowerBound) to "
        + "\(Lane.widths.upperBound)"
    }
  }
}
