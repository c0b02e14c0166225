import SessionModel

/// Whose words they are.
public enum Speaker: String, Hashable, Sendable, Codable, CaseIterable {
  /// The candidate's.
  case candidate
  /// Those of a voice that is not the candidate's.
  case other
  /// It cannot be told whose.
  case unknown
}

/// A stretch of the transcript.
public struct TranscriptSegment: Hashable, Sendable {
  /// From the first to the last word.
  public let span: SessionSpan
  /// The words.
  public let text: String
  /// How sure the transcriber was, 0…1: the mean of its words' probabilities.
  public let confidence: Double
  /// Whose words they are.
  public let speaker: Speaker

  /// Creates a segment.
  public init(_ span: SessionSpan, _ text: String, confidence: Double, speaker: Speaker) {
    self.span = span
    self.text = text
    self.confidence = confidence
    self.speaker = speaker
  }

  /// The same words, said by `speaker`.
  public func said(by speaker: Speaker) -> TranscriptSegment {
    TranscriptSegment(span, text, confidence: confidence, speaker: speaker)
  }
}

/// All that was said.
public struct Transcript: Hashable, Sendable {
  /// The language, as ISO 639-1; nil when nothing was said.
  public let language: String?
  /// In order of time.
  public let segments: [TranscriptSegment]
  /// How many phrases were left out because nobody said them.
  public let refused: Int

  /// Creates a transcript.
  public init(language: String?, segments: [TranscriptSegment], refused: Int) {
    self.language = language
    self.segments = segments.sorted { ($0.span.start, $0.span.end) < ($1.span.start, $1.span.end) }
    self.refused = refused
  }
}
