/// Why no plan can be made, and what to do about it.
public enum PlanFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The minutes available lie outside of ``InterviewPlan/minuteRange``.
  case minutesOutOfRange(Int)
  /// A bank is for another role or level than the rubric.
  case otherRole(bank: String, rubric: String)
  /// Two questions, of whichever banks, have one name.
  case duplicateQuestion(title: String)
  /// A question is for a criterion that the rubric does not have.
  case unknownCriterion(question: String, criterion: String, known: [String])
  /// No question is for these criteria.
  case uncovered(criteria: [String])
  /// Even the shortest question of each criterion takes longer, in minutes.
  case tooShort(minutes: Int, needed: Int)

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .minutesOutOfRange(let minutes):
      let range = InterviewPlan.minuteRange
      return
        "the interview is to take \(minutes) minutes; allowed are \(range.lowerBound) to \(range.upperBound)"
    case .otherRole(let bank, let rubric):
      return "the questions are for \(bank), the rubric for \(rubric): choose those of one role and level"
    case .duplicateQuestion(let title):
      return "two questions are named \"\(title)\": give one of them another name"
    case .unknownCriterion(let question, let criterion, let known):
      return "the question \"\(question)\" is for \"\(criterion)\", which the rubric does not have; it has "
        + known.joined(separator: ", ")
    case .uncovered(let criteria):
      return "no question is for \(criteria.joined(separator: ", ")): add one for each to the questions"
    case .tooShort(let minutes, let needed):
      return "one question for each criterion takes \(needed) minutes, but there are \(minutes): allow more "
        + "time, or add shorter questions"
    }
  }
}
