/// Why a step cannot be taken. Each is a fault of the caller: what ``InterviewProgress/decision(at:)`` gives
/// can be taken as long as nothing else happened meanwhile.
public enum ProgressFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The interview is over.
  case closed
  /// The candidate has the word; end the answer first.
  case stillAnswering
  /// Nothing is being answered.
  case notAnswering
  /// The question is not the last one asked, or was asked, passed over or skipped; counted from 1.
  case goesBack(question: Int)
  /// The plan has no such question at this place; counted from 1.
  case notInPlan(question: Int)
  /// The answer has no segment of this number.
  case noSuchSegment(number: Int)

  /// What is wrong.
  public var description: String {
    switch self {
    case .closed: "the interview is closed"
    case .stillAnswering: "the candidate is still answering: end the answer first"
    case .notAnswering: "nothing is being answered"
    case .goesBack(let question):
      "question \(question) cannot be asked any more: the interview never goes back"
    case .notInPlan(let question): "the plan's question \(question) is another, or there is none"
    case .noSuchSegment(let number): "segment-\(number) does not belong to the answer that is followed up"
    }
  }
}
