import SessionModel

/// One stretch in which a condition holds, as far as it is known.
public struct Episode: Hashable, Sendable {
  /// The first positive sample.
  public let start: SessionTime
  /// The last positive sample so far.
  public internal(set) var lastPositive: SessionTime
  /// The gravest severity reached; nil while none is.
  public internal(set) var severity: Severity?
  /// The sample of greatest magnitude.
  public internal(set) var peak: TracePoint
  /// The positive samples, thinned to a bounded number.
  public internal(set) var trace = Trace()
}

/// What an episode asks to be done.
public enum EpisodeAction: Hashable, Sendable {
  /// A severity was reached for the first time.
  case raise(Episode)
  /// The same episode reached HIGH after MODERATE.
  case escalate(Episode)
  /// The episode is over; it ended at its last positive sample.
  case close(Episode)
}

/// Decides, for one kind, when an episode begins, is raised, rises and ends.
///
/// Samples come in order of capture time; one that is not later than its predecessor is ignored. The states
/// and their exits:
/// - **idle**: a positive sample opens an episode;
/// - **open** (nothing raised): is raised when a timer reaches its duration; begins anew after a clear spell
///   longer than the debounce; is dropped where a raised one would close;
/// - **raised**: rises at most once; closes after `closeAfterClear` of clear samples, after more than
///   `closeAfterUnknown` of cannot-tell or missing samples, or at the end of the session.
public struct EpisodeMachine: Sendable {
  private let rule: FlagRule
  private let timing: EpisodeTiming

  private var timers: [SeverityTimer] = []
  private var episode: Episode?
  private var clearSpell = ClearSpell()
  private var unknownSince: SessionTime?
  private var lastSample: SessionTime?

  /// Creates an idle machine.
  public init(rule: FlagRule, timing: EpisodeTiming) {
    self.rule = rule
    self.timing = timing
    reset()
  }

  /// Takes one sample and says what follows from it.
  public mutating func observe(_ sensed: Sensed, at time: SessionTime) -> [EpisodeAction] {
    if let lastSample, time <= lastSample { return [] }
    if let lastSample, time - lastSample > timing.hold { unknownSince = unknownSince ?? lastSample }
    lastSample = time
    clearSpell.advance(to: time)

    var actions: [EpisodeAction] = []
    if mustClose(at: time) { actions += close() }
    unknownSince = sensed.isTold ? nil : unknownSince ?? time
    if rule.criteria.contains(where: { $0.criterion.isMet(by: sensed) }) {
      actions += takePositive(sensed, at: time)
    } else if episode != nil {
      if sensed.isTold { clearSpell.noteClear(at: time) }
      advanceTimers(sensed, at: time)
    }
    return actions
  }

  /// Ends the session: an open episode closes at its last positive sample.
  public mutating func finish() -> [EpisodeAction] { close() }

  private func mustClose(at time: SessionTime) -> Bool {
    if let unknownSince, time - unknownSince > timing.closeAfterUnknown { return true }
    if let length = clearSpell.length, length >= timing.closeAfterClear { return true }
    return false
  }

  private mutating func takePositive(_ sensed: Sensed, at time: SessionTime) -> [EpisodeAction] {
    guard case .measured(let value) = sensed else { return [] }
    if episode?.severity == nil, let length = clearSpell.length, length > timing.debounce { reset() }
    clearSpell.end()
    let point = TracePoint(time: time, value: value)
    var current = episode ?? Episode(start: time, lastPositive: time, severity: nil, peak: point)
    current.lastPositive = time
    current.trace.append(point)
    if abs(value) > abs(current.peak.value) { current.peak = point }

    advanceTimers(sensed, at: time)
    let before = current.severity
    let reached = timers.last(where: \.isReached)?.severity
    if let reached, before.map({ $0 < reached }) ?? true { current.severity = reached }
    episode = current
    guard current.severity != before else { return [] }
    return [before == nil ? .raise(current) : .escalate(current)]
  }

  private mutating func advanceTimers(_ sensed: Sensed, at time: SessionTime) {
    for index in timers.indices { timers[index].observe(sensed, at: time) }
  }

  private mutating func close() -> [EpisodeAction] {
    let ended = episode
    reset()
    guard let ended, ended.severity != nil else { return [] }
    return [.close(ended)]
  }

  private mutating func reset() {
    episode = nil
    clearSpell.end()
    unknownSince = nil
    timers = rule.criteria.map {
      SeverityTimer(severity: $0.severity, criterion: $0.criterion, timing: timing)
    }
  }
}
