import Persistence

/// Kinds of jobs that share places: what runs in one lane never waits for what runs in another.
public struct Lane: Hashable, Sendable {
  /// How many jobs a lane may be told to carry out at once.
  public static let widths = 1...64

  /// The kinds.
  public let kinds: Set<JobKind>
  /// How many of them are carried out at once, of all kinds together.
  public let width: Int
  /// How long a job may take before it is stopped and counted as failed.
  public let timeLimit: Duration

  /// Creates a lane.
  public init(_ kinds: Set<JobKind>, width: Int, timeLimit: Duration) {
    self.kinds = kinds
    self.width = width
    self.timeLimit = timeLimit
  }

  /// One heavy job of each kind at a time, and beside them what is short: a long analysis never holds up an erasure or
  /// a clip, nor does a receiver that does not answer.
  public static let standard = [
    Lane([.analysis], width: 1, timeLimit: .seconds(6 * 3_600)),
    Lane([.score], width: 1, timeLimit: .seconds(3_600)),
    Lane([.clip], width: 1, timeLimit: .seconds(600)),
    Lane([.delivery], width: 2, timeLimit: .seconds(120)),
    Lane([.erasure, .retention], width: 1, timeLimit: .seconds(600)),
  ]
}
