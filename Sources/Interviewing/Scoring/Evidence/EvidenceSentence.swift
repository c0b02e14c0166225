/// A sentence of the candidate's that a criterion is judged by.
public struct EvidenceSentence: Hashable, Sendable, Codable {
  /// The transcript segment that it stands in.
  public var segmentID: String
  /// Where it stands there, as UTF-8 bytes of the segment's text.
  public var start, end: Int
  /// The words, exactly as they stand there.
  public var text: String
  /// How sure the transcriber was of the segment, 0…1.
  public var confidence: Double

  /// Creates a sentence.
  public init(segmentID: String, start: Int, end: Int, text: String, confidence: Double) {
    self.segmentID = segmentID
    self.start = start
    self.end = end
    self.text = text
    self.confidence = confidence
  }

  /// How many words it has.
  public var wordCount: Int { text.split(whereSeparator: \.isWhitespace).count }
}

extension Transcript {
  /// What reports and citations call the segment at an index.
  public static func segmentID(_ index: Int) -> String { "segment-\(index + 1)" }

  /// The candidate's words as sentences, in order; those of another voice are nobody's evidence, those of a voice that
  /// could not be told are taken for the candidate's, since a lost answer harms them.
  public func candidateSentences(_ splitter: SentenceSplitter = SentenceSplitter()) -> [EvidenceSentence] {
    segments.enumerated().filter { $0.element.speaker != .other }.flatMap { index, segment in
      splitter.sentences(of: segment.text).compactMap { sentence -> EvidenceSentence? in
        let words = sentence.trimmed
        guard !words.isEmpty else { return nil }
        let blanks = sentence.prefix { $0.isWhitespace }.utf8.count
        let start = segment.text.utf8.distance(from: segment.text.startIndex, to: sentence.startIndex) + blanks
        return EvidenceSentence(
          segmentID: Self.segmentID(index), start: start, end: start + words.utf8.count, text: words,
          confidence: segment.confidence)
      }
    }
  }
}
