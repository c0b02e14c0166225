import Interviewing

/// A step with what became of the follow-up. It holds nothing that was said, so it can be logged and counted.
public struct ChosenStep: Hashable, Sendable {
  /// What to do.
  public let step: NextStep
  /// Where it comes from.
  public let origin: StepOrigin

  /// Creates a step.
  public init(_ step: NextStep, _ origin: StepOrigin) {
    self.step = step
    self.origin = origin
  }
}

/// Where a step comes from.
public enum StepOrigin: Hashable, Sendable {
  /// A follow-up was not wanted; why tells `FollowUpNeed`.
  case notWanted(FollowUpNeed)
  /// The model wrote it.
  case written
  /// A follow-up was wanted and did not come, so it is the plan's.
  case absent(FollowUpAbsence)
}

/// Why a follow-up that was wanted did not come.
public enum FollowUpAbsence: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is no model.
  case noModel
  /// The model still holds an earlier question that was given up.
  case busy
  /// Everything that was said speaks to the interviewer and not of the matter.
  case nothingToFollow
  /// The model did not answer in time.
  case late
  /// The model answered with an error.
  case modelFailed
  /// The model's follow-up was refused.
  case refused(FollowUpRefusal)
  /// Whoever asked no longer waits.
  case cancelled

  /// A stable name, for logs and counts.
  public var description: String {
    switch self {
    case .noModel: "no_model"
    case .busy: "busy"
    case .nothingToFollow: "nothing_to_follow"
    case .late: "late"
    case .modelFailed: "model_failed"
    case .refused(let refusal): "refused_\(refusal.rawValue)"
    case .cancelled: "cancelled"
    }
  }
}
