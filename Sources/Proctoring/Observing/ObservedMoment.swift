import SessionModel

/// All that the detectors said of one moment: what is stored with a session, and what flags are made from.
public struct ObservedMoment: Hashable, Sendable {
  /// The capture time.
  public let time: SessionTime
  /// What was said; a kind that was not looked for is not there.
  public let sensed: [FlagKind: Sensed]

  /// Creates a moment.
  public init(at time: SessionTime, _ sensed: [FlagKind: Sensed]) {
    self.time = time
    self.sensed = sensed
  }

  /// One observation for each kind, in the order of kinds.
  public var observations: [Observation] {
    FlagKind.allCases.compactMap { kind in sensed[kind].map { Observation(kind, $0, at: time) } }
  }
}
