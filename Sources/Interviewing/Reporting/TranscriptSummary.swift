import SessionModel

/// A stretch of the transcript as a report shows it.
public struct SegmentSummary: Codable, Hashable, Sendable {
  /// Names it within the report.
  public var id: String
  /// Its beginning.
  public var startS: Double
  /// Its end.
  public var endS: Double
  /// Whose words they are.
  public var speaker: Speaker
  /// The words.
  public var text: String
  /// How sure the transcriber was, 0…1.
  public var confidence: Double
}

/// What was said, as a report shows it.
public struct TranscriptSummary: Codable, Hashable, Sendable {
  /// The language, as ISO 639-1; nil when nothing was said.
  @WrittenAsNull public var language: String?
  /// In order of time.
  public var segments: [SegmentSummary]
  /// How many phrases were left out because nobody said them.
  public var refused: Int

  /// Makes the report's account of a transcript.
  public init(_ transcript: Transcript) {
    language = transcript.language
    refused = transcript.refused
    segments = transcript.segments.enumerated().map { index, segment in
      SegmentSummary(
        id: Transcript.segmentID(index), startS: segment.span.start.reportSeconds,
        endS: segment.span.end.reportSeconds, speaker: segment.speaker, text: segment.text,
        confidence: segment.confidence.rounded(toPlaces: 3))
    }
  }
}

extension Transcript {
  /// What a report says was said.
  public init(_ summary: TranscriptSummary) {
    self.init(
      language: summary.language,
      segments: summary.segments.map { segment in
        TranscriptSegment(
          SessionSpan(SessionTime(seconds: segment.startS), SessionTime(seconds: segment.endS)), segment.text,
          confidence: segment.confidence, speaker: segment.speaker)
      }, refused: summary.refused)
  }
}
