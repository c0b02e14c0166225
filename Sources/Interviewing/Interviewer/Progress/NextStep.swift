/// A question about what the candidate just said.
public struct FollowUp: Hashable, Sendable {
  /// Who wrote it.
  public enum Source: String, Hashable, Sendable, Codable {
    /// A language model, after the answer.
    case written
    /// People, in the bank of questions.
    case prepared
  }

  /// The words that are asked.
  public let text: String
  /// The number of the segment of the transcript that it follows.
  public let segment: Int
  /// The planned question that it belongs to, counted from 1 in the plan.
  public let question: Int
  /// Who wrote it.
  public let source: Source

  /// Creates a follow-up.
  public init(_ text: String, segment: Int, question: Int, source: Source) {
    self.text = text
    self.segment = segment
    self.question = question
    self.source = source
  }

  /// The name in reports of the segment that it follows.
  public var segmentID: String { "segment-\(segment)" }
}

/// Why an interview ends.
public enum ClosingReason: String, Hashable, Sendable, Codable {
  /// Everything planned was asked.
  case planDone = "plan_done"
  /// What was not asked does not fit into the time left.
  case timeUp = "time_up"
}

/// What the interviewer does next.
public enum NextStep: Hashable, Sendable {
  /// Asks a question of the plan; `number` is its place there, counted from 1.
  case question(PlannedQuestion, number: Int)
  /// Asks about what was said.
  case followUp(FollowUp)
  /// Ends the interview.
  case close(ClosingReason)

  /// The words that are asked; nil where nothing is.
  public var text: String? {
    switch self {
    case .question(let question, _): question.text
    case .followUp(let followUp): followUp.text
    case .close: nil
    }
  }
}

/// What is to be done at a moment of an interview.
public enum InterviewDecision: Hashable, Sendable {
  /// Nothing: the candidate has the word.
  case wait
  /// Take this step.
  case take(NextStep)
  /// Have a follow-up written; where that comes to nothing, take `otherwise`.
  case followUp(FollowUpOccasion, otherwise: NextStep)

  /// The step that needs no model; nil where there is none to take.
  public var planned: NextStep? {
    switch self {
    case .wait: nil
    case .take(let step), .followUp(_, let step): step
    }
  }
}
