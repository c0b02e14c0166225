import SessionModel

/// A segment of the transcript that belongs to an answer, with the number by which it is cited.
public struct AnswerSegment: Hashable, Sendable, Identifiable {
  /// Counted from 1 in the session's transcript, as reports do.
  public let number: Int
  /// From the first to the last word.
  public let span: SessionSpan
  /// The candidate's words.
  public let text: String

  /// Takes a segment; nil where the words are not the candidate's, or there are none.
  public init?(_ segment: TranscriptSegment, number: Int) {
    let text = segment.text.trimmed
    guard segment.speaker == .candidate, !text.isEmpty else { return nil }
    self.number = number
    span = segment.span
    self.text = text
  }

  /// Its name in reports.
  public var id: String { "segment-\(number)" }

  /// How many words it has, by the blanks between them.
  var wordCount: Int { text.split(whereSeparator: \.isWhitespace).count }
}
