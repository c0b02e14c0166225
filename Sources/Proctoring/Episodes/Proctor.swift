import SessionModel

/// What the proctor asks to be done.
public enum ProctorAction: Hashable, Sendable {
  /// A new flag.
  case raise(Flag)
  /// The flag of the same id is now HIGH.
  case escalate(Flag)
  /// The flag of the same id is over.
  case close(Flag)
}

/// Watches every kind of one session: observations in, flags out.
///
/// Pure: the same observations in the same order give the same flags.
public struct Proctor: Sendable {
  /// The policy in force, adjustments included.
  public let policy: Policy

  private struct OpenFlag {
    let id: FlagID
    var raisedAt: SessionTime
  }

  private var machines: [FlagKind: EpisodeMachine]
  private var open: [FlagKind: OpenFlag] = [:]
  private var raisedCount = 0

  /// Creates a proctor in which nothing has been seen.
  public init(policy: Policy) {
    self.policy = policy
    machines = policy.rules.mapValues { EpisodeMachine(rule: $0, timing: policy.timing) }
  }

  /// Takes one observation; those of one kind come in order of capture time.
  public mutating func observe(_ observation: Observation) -> [ProctorAction] {
    let kind = observation.kind
    let actions = machines[kind]?.observe(observation.sensed, at: observation.time) ?? []
    return actions.map { carryOut($0, kind, at: observation.time) }
  }

  /// Ends the session: every open flag is closed, in the order of kinds.
  public mutating func finish() -> [ProctorAction] {
    FlagKind.allCases.flatMap { kind in
      (machines[kind]?.finish() ?? []).map { carryOut($0, kind, at: .zero) }
    }
  }

  private mutating func carryOut(_ action: EpisodeAction, _ kind: FlagKind, at time: SessionTime)
    -> ProctorAction
  {
    switch action {
    case .raise(let episode):
      raisedCount += 1
      let opened = OpenFlag(id: FlagID(number: raisedCount), raisedAt: time)
      open[kind] = opened
      return .raise(flag(opened, kind, episode, isOpen: true))
    case .escalate(let episode):
      let opened = OpenFlag(id: openFlag(kind).id, raisedAt: time)
      open[kind] = opened
      return .escalate(flag(opened, kind, episode, isOpen: true))
    case .close(let episode):
      let closed = openFlag(kind)
      open[kind] = nil
      return .close(flag(closed, kind, episode, isOpen: false))
    }
  }

  private func openFlag(_ kind: FlagKind) -> OpenFlag {
    guard let opened = open[kind] else {
      preconditionFailure("an episode machine escalated or closed what it never raised")
    }
    return opened
  }

  private func flag(_ opened: OpenFlag, _ kind: FlagKind, _ episode: Episode, isOpen: Bool) -> Flag {
    Flag(
      id: opened.id, kind: kind, severity: episode.severity ?? .moderate, start: episode.start,
      raisedAt: opened.raisedAt, end: episode.lastPositive, isOpen: isOpen, peak: episode.peak,
      trace: episode.trace, rule: policy.rules[kind] ?? FlagRule(moderate: nil, high: nil),
      accommodations: policy.accommodations[kind] ?? [])
  }
}
