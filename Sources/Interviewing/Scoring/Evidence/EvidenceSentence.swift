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

  /// As JSON's key strategies spell them.
  private enum CodingKeys: String, CodingKey {
    case segmentID = "segmentId"
    case start, end, text, confidence
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
      let bytes = Array(segment.text.utf8)
      return splitter.byteRanges(of: segment.text).compactMap { range -> EvidenceSentence? in
        let sentence = String(decoding: bytes[range], as: UTF8.self)
        let words = sentence.trimmed
        guard !words.isEmpty else { return nil }
        let start = range.lowerBound + sentence.prefix { $0.isWhitespace }.utf8.count
        return EvidenceSentence(
          segmentID: Self.segmentID(index), start: start, end: start + words.utf8.count, text: words,
          confidence: segment.confidence)
      }
    }
  }
}
