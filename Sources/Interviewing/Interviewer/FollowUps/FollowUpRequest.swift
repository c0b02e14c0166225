/// A follow-up as it is asked of a model.
public struct FollowUpRequest: Hashable, Sendable {
  /// Names the words of the prompt; it rises with every change to them.
  public static let promptVersion = FollowUpPrompt.version
  /// The segments shown hold about this many to twice as many words, the latest ones. A window that moved
  /// with every segment would change the beginning of the prompt each time; this one moves by steps.
  static let windowWords = 120

  /// What it is for.
  public let occasion: FollowUpOccasion
  /// What the model is shown, in order of number: without what addresses the interviewer or the assessor.
  public let shown: [AnswerSegment]

  /// Prepares a request; nil where nothing was said that could be followed up.
  ///
  /// - Parameter detector: Finds what speaks to the interviewer and not of the matter. It is left out, though
  ///   one or another honest sentence goes with it.
  public init?(_ occasion: FollowUpOccasion, detector: InstructionDetector) {
    let findings = detector.findings(in: occasion.segments.map { $0.text[...] })
    let honest = zip(occasion.segments, findings).filter { $1 == nil }.map(\.0)
    guard !honest.isEmpty else { return nil }
    self.occasion = occasion
    shown = Self.window(honest)
  }

  /// What the model is to be. The same for every request.
  public var instructions: String { FollowUpPrompt.instructions }

  /// Exchanges that come between the two. The same for every request.
  public var examples: [FollowUpExample] { FollowUpPrompt.examples }

  /// What it is asked. While an answer grows, the prompts begin alike up to what was said last.
  public var prompt: String {
    FollowUpPrompt.beginning(question: occasion.text, followUps: occasion.followUps)
      + shown.map(FollowUpPrompt.line).joined() + FollowUpPrompt.ending
  }

  /// What its answer must be, as a JSON schema; only the segments shown can be named.
  public var schema: String {
    let numbers = shown.map { String($0.number) }.joined(separator: ",")
    return #"{"type":"object","properties":{"segment":{"type":"integer","enum":["# + numbers
      + #"]},"question":{"type":"string"}},"required":["segment","question"],"additionalProperties":false}"#
  }

  /// The most tokens of an answer: the question's characters (``FollowUpCheck/mostCharacters``, about four a
  /// token) and the JSON around them.
  public static let mostTokens = FollowUpCheck.mostCharacters / 4 + 30

  private static func window(_ segments: [AnswerSegment]) -> [AnswerSegment] {
    let total = segments.reduce(0) { $0 + $1.wordCount }
    let start = max(0, total / windowWords - 1) * windowWords
    var end = 0
    return segments.filter { segment in
      end += segment.wordCount
      return end > start
    }
  }
}
