/// The questions of one interview, in the order in which they are asked.
///
/// The first ones cover every criterion of the rubric once, the heaviest criterion first: an interview that
/// runs out of time then lacks what weighs least, and a criterion without an answer could not be assessed at
/// all. Further questions follow while they fit, shared out by weight.
public struct InterviewPlan: Hashable, Sendable {
  /// How long an interview may be planned for, in minutes.
  public static let minuteRange = 1...240

  /// The role, such as `software_engineer`.
  public let role: String
  /// The level, such as `senior`.
  public let level: String
  /// The RUBRIC_VERSION of the rubric that is covered.
  public let rubricVersion: String
  /// In the order in which they are asked.
  public let questions: [PlannedQuestion]
  /// So many of the first questions cover the rubric, one each criterion.
  public let coveringCount: Int
  /// How long the interview may take; the minutes of the questions never add up to more.
  public let minutes: Int

  /// Picks and orders questions. The same arguments always give the same plan.
  ///
  /// - Parameters:
  ///   - banks: The questions for the rubric's role and level; one bank or several.
  ///   - minutes: How long the interview may take, in ``minuteRange``.
  ///   - seed: Chooses among questions for the same criterion.
  /// - Throws: ``PlanFault``.
  public init(banks: [QuestionBank], rubric: Rubric, minutes: Int, seed: UInt64) throws(PlanFault) {
    guard Self.minuteRange.contains(minutes) else { throw .minutesOutOfRange(minutes) }
    var selection = PlanSelection(
      pools: try PlanSelection.pools(of: banks, for: rubric), minutes: minutes, seed: seed)
    let covering = try selection.takeOneEach()
    role = rubric.role
    level = rubric.level
    rubricVersion = rubric.version
    questions = covering + selection.takeWhatFits()
    coveringCount = covering.count
    self.minutes = minutes
  }
}
