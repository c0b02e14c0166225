import SessionModel

/// Accrues the time for which one severity's criterion is met.
struct SeverityTimer: Sendable {
  let severity: Severity
  private let criterion: Criterion
  private let timing: EpisodeTiming

  /// Once reached, stays reached until the episode closes.
  private(set) var isReached = false

  private var accrued = SessionDuration.zero
  private var clearSpell = ClearSpell()
  /// The time of the previous sample, when that sample was positive.
  private var previousPositive: SessionTime?

  init(severity: Severity, criterion: Criterion, timing: EpisodeTiming) {
    self.severity = severity
    self.criterion = criterion
    self.timing = timing
  }

  /// Takes the next sample in order of time.
  mutating func observe(_ sensed: Sensed, at time: SessionTime) {
    clearSpell.advance(to: time)
    if criterion.isMet(by: sensed) {
      accrue(to: time)
    } else {
      previousPositive = nil
      if sensed.isTold { clearSpell.noteClear(at: time) }
    }
  }

  private mutating func accrue(to time: SessionTime) {
    if let length = clearSpell.length, length > timing.debounce { accrued = .zero }
    clearSpell.end()
    if let previousPositive, time - previousPositive <= timing.hold { accrued += time - previousPositive }
    previousPositive = time
    isReached = isReached || accrued >= criterion.duration
  }
}
