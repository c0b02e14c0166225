import Proctoring
import SessionModel

/// The measurements of a session, thinned to what a page can draw: for each of at most ``mostColumns`` stretches
/// the extremes of what was measured in it.
public struct Timeline: Sendable {
  /// The most stretches, whatever the length of the session.
  public static let mostColumns = 1_000

  /// What was said of one kind in one stretch.
  struct Column: Hashable, Sendable {
    private(set) var lowest: Double?
    private(set) var highest: Double?
    /// How many samples said that the condition does not hold, without a measurement.
    private(set) var clear = 0
    private var all = 0
    private var untold = 0

    /// The share of its samples that could not tell, 0…1.
    var untoldShare: Double { all == 0 ? 0 : Double(untold) / Double(all) }
    /// Whether anything was said of it.
    var isEmpty: Bool { all == 0 }

    mutating func take(_ sensed: Sensed) {
      all += 1
      switch sensed {
      case .measured(let value):
        lowest = min(lowest ?? value, value)
        highest = max(highest ?? value, value)
      case .clear: clear += 1
      case .cannotTell: untold += 1
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

  /// The number of columns that `seconds` take up, rounded up.
  func columns(in seconds: Double) -> Int {
    Int(min(seconds / durationS, 1) * Double(Self.mostColumns)) + 1
  }
}
