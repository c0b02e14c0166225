import Proctoring
import SessionModel

/// Makes flags from stored observations by any policy: what it would have flagged.
public struct ObservationReplay {
  /// What came of it.
  public struct Outcome: Sendable {
    /// The flags, in order of their raising; all closed.
    public let flags: [Flag]
    /// The share of the session in which the face detectors could tell, 0…1.
    public let faceCoverage: Double
    /// The share in which it could be told whose voices are heard, 0…1; nil where there was no sound.
    public let voiceCoverage: Double?
  }

  private var state: AnalysisState

  /// Begins a replay.
  ///
  /// - Parameter policy: The policy to judge by, adjustments included.
  public init(policy: Policy) { state = AnalysisState(policy: policy, frameInterval: .zero) }

  /// Takes the next moment.
  ///
  /// - Returns: Whether it was later than all before it of the same stream, picture or sound; else it is not used.
  public mutating func take(_ moment: ObservedMoment) -> Bool {
    let isSound = moment.sensed.keys.allSatisfy { $0 == .multiSpeaker }
    guard isSound ? state.admitSound(moment.time) : state.admit(moment.time) else { return false }
    state.take(moment)
    return true
  }

  /// Ends the session.
  public func finished(at end: SessionTime) -> Outcome {
    let finished = state.finished(declaredDuration: end - .zero)
    let whole = SessionSpan(.zero, finished.end)
    return Outcome(
      flags: finished.flags, faceCoverage: finished.coverage.share(of: whole),
      voiceCoverage: finished.sound.sampleCount == 0 ? nil : finished.hearing.share(of: whole))
  }
}
