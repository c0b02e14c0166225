import Proctoring
import SessionModel

/// The measurements of a session, thinned to what a page can draw: for each of at most ``mostColumns`` stretches
/// the extremes of what was measured in it.
public struct Timeline: Sendable {
  /// The most stretches, whatever the length of the session.
  public static let mostColumns = 1_000

  /// What was said of one kind in one stretch.
  struct Column: Hashable, Sendable {
    var lowest: Double?
    var highest: Double?
    /// Whether a detector could not tell for a part of it.
    var isUntold = false

    mutating func take(_ sensed: Sensed) {
      switch sensed {
      case .measured(let value):
        lowest = min(lowest ?? value, value)
        highest = max(highest ?? value, value)
      case .clear: break
      case .cannotTell: isUntold = true
      }
    }
  }

  /// The length of the session in seconds.
  public let durationS: Double
  private(set) var columns: [FlagKind: [Column]] = [:]

  /// Begins the timeline of a session that ends at `end`.
  public init(until end: SessionTime) { durationS = max(end.seconds, 0.001) }

  /// Takes a moment; one outside the session is left out.
  public mutating func take(_ moment: ObservedMoment) {
    let share = moment.time.seconds / durationS
    guard (0...1).contains(share) else { return }
    let index = min(Int(share * Double(Self.mostColumns)), Self.mostColumns - 1)
    for (kind, sensed) in moment.sensed {
      columns[kind, default: Array(repeating: Column(), count: Self.mostColumns)][index].take(sensed)
    }
  }
}
