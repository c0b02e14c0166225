import Proctoring
import SessionModel

/// Decides which frames are searched for phones: about one a second, more while there is reason to look.
struct PhoneCadence {
  private static let calm = SessionDuration(seconds: 1.0)
  private static let alert = SessionDuration(seconds: 0.4)
  /// The probability from which there is reason to look more often.
  private static let alertFrom = 0.2
  /// Frame times are whole microseconds of a rate that seldom divides a second.
  private static let tolerance = SessionDuration(seconds: 0.01)

  private var lastLook: SessionTime?
  private var interval = calm

  /// Whether a frame is to be searched; one that is counts as looked at.
  mutating func isDue(at time: SessionTime) -> Bool {
    if let lastLook, time - lastLook + Self.tolerance < interval { return false }
    lastLook = time
    return true
  }

  /// Takes what a search found.
  mutating func note(_ sensed: Sensed) {
    if case .measured(let probability) = sensed, probability >= Self.alertFrom {
      interval = Self.alert
    } else {
      interval = Self.calm
    }
  }
}
