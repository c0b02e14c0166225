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
  }

  private var state: AnalysisState

  /// Begins a replay.
  ///
  /// - Parameter policy: The policy to judge by, adjustments included.
  public init(policy: Policy) { state = AnalysisState(policy: policy, frameInterval: .zero) }

  /// Takes the next moment.
  ///
  /// - Returns: Whether it was later than all before it; else it is not used.
  public mutating func take(_ moment: ObservedMoment) -> Bool {
    guard state.admit(moment.time) else { return false }
    state.take(moment)
    return true
  }

  /// Ends the session.
  public func finished(at end: SessionTime) -> Outcome {
    let finished = state.finished(declaredDuration: end - .zero)
    return Outcome(
      flags: finished.flags, faceCoverage: finished.coverage.share(of: SessionSpan(.zero, finished.end)))
  }
}
