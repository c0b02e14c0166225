/// What a follow-up is written from: a planned question and what was said to it.
public struct FollowUpOccasion: Hashable, Sendable {
  /// The planned question, counted from 1 in the plan.
  public let question: Int
  /// Its words.
  public let text: String
  /// The follow-ups that were asked to it, in order.
  public let followUps: [String]
  /// What the candidate said to it and to them, in order of number.
  public let segments: [AnswerSegment]
  /// Everything that was asked in this interview or is planned; none of it is asked again.
  public let everAsked: [String]

  /// Creates an occasion.
  public init(
    question: Int, text: String, followUps: [String], segments: [AnswerSegment], everAsked: [String]
  ) {
    self.question = question
    self.text = text
    self.followUps = followUps
    self.segments = segments
    self.everAsked = everAsked
  }
}
