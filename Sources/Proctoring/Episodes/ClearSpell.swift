import SessionModel

/// Measures how long a condition has been clear, counted from the first clear sample of the spell.
///
/// The clock runs from a clear sample to the next sample, whatever that one says; while the detector cannot
/// tell, it stands still: not knowing neither ends an episode nor restarts a timer.
struct ClearSpell: Sendable {
  /// The clear time so far; nil outside a spell.
  private(set) var length: SessionDuration?
  /// The time of the previous sample, when that sample was clear.
  private var previousClear: SessionTime?

  /// Lets the clock run up to `time`; to be called for every sample, before it is judged.
  mutating func advance(to time: SessionTime) {
    guard let previousClear else { return }
    length = (length ?? .zero) + (time - previousClear)
    self.previousClear = nil
  }

  /// The sample at `time` is clear.
  mutating func noteClear(at time: SessionTime) {
    length = length ?? .zero
    previousClear = time
  }

  /// A positive sample ends the spell.
  mutating func end() { self = ClearSpell() }
}
