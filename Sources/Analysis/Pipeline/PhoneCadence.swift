import Proctoring
import SessionModel

/// Decides which frames are searched for phones: about one a second, more while there is reason to look, and
/// for a second after: the next look must come before a spell without a phone closes an episode.
struct PhoneCadence {
  private static let calm = SessionDuration(seconds: 1.0)
  private static let alert = SessionDuration(seconds: 0.4)
  /// The probability from which there is reason to look more often.
  private static let alertFrom = 0.2
  /// Frame times are whole microseconds of a rate that seldom divides a second.
  private static let tolerance = SessionDuration(seconds: 0.01)
  /// How long the last reason keeps it looking.
  private static let alertness = SessionDuration(seconds: 1.0)

  private var lastLook: SessionTime?
  private var lastReason: SessionTime?

  /// Whether a frame is to be searched; one that is counts as looked at.
  mutating func isDue(at time: SessionTime) -> Bool {
    if let lastLook, time - lastLook + Self.tolerance < interval(at: lastLook) { return false }
    lastLook = time
    return true
  }

  /// Takes what the search of the frame of this time found.
  mutating func note(_ sensed: Sensed, at time: SessionTime) {
    if case .measured(let probability) = sensed, probability >= Self.alertFrom { lastReason = time }
  }

  private func interval(at look: SessionTime) -> SessionDuration {
    guard let lastReason, look - lastReason < Self.alertness else { return Self.calm }
    return Self.alert
  }
}
