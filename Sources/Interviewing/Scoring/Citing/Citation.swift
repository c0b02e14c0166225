/// A quotation that a score rests on.
public struct Citation: Hashable, Sendable {
  /// What is quoted.
  public enum Source: Hashable, Sendable {
    /// A segment of the transcript; the bytes are those of its text.
    case segment(id: String, bytes: Range<Int>)
    /// A chunk of the knowledge base.
    case chunk(id: String)
  }

  /// What is quoted.
  public var source: Source
  /// The words.
  public var quote: String

  /// Creates a citation.
  public init(_ source: Source, quote: String) {
    self.source = source
    self.quote = quote
  }
}

/// Why a citation does not hold.
public enum CitationFault: Error, Hashable, Sendable {
  /// It names a segment or chunk that there is none of.
  case unknownSource
  /// Its place lies outside of what it names, or within a character.
  case outOfBounds
  /// What stands there is not what it says.
  case notExact
  /// It says nothing.
  case empty
  /// It is evidence of another voice than the candidate's.
  case notTheCandidate
}

/// What citations are checked against: exact text, byte by byte, and nothing else.
public struct CitationSources: Sendable {
  private let segments: [String: TranscriptSegment]
  private let chunks: [String: String]

  /// Creates sources.
  ///
  /// - Parameter chunks: The text of each chunk that was retrieved, by its name.
  public init(_ transcript: Transcript, chunks: [String: String]) {
    segments = Dictionary(
      uniqueKeysWithValues: transcript.segments.enumerated().map { (Transcript.segmentID($0), $1) })
    self.chunks = chunks
  }

  /// Checks a citation.
  ///
  /// - Throws: The first thing that does not hold.
  public func check(_ citation: Citation) throws(CitationFault) {
    guard !citation.quote.trimmed.isEmpty else { throw .empty }
    switch citation.source {
    case .segment(let id, let bytes):
      guard let segment = segments[id] else { throw .unknownSource }
      guard segment.speaker != .other else { throw .notTheCandidate }
      let text = Array(segment.text.utf8)
      guard bytes.upperBound <= text.count else { throw .outOfBounds }
      // Compared as bytes: to Swift, two spellings of an accent are the same text.
      guard text[bytes].elementsEqual(citation.quote.utf8) else { throw .notExact }
    case .chunk(let id):
      guard let text = chunks[id] else { throw .unknownSource }
      guard Self.contains(Array(text.utf8), Array(citation.quote.utf8)) else { throw .notExact }
    }
  }

  private static func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
    guard let first = part.first, part.count <= text.count else { return false }
    return (0...(text.count - part.count)).contains { start in
      text[start] == first && text[start..<start + part.count].elementsEqual(part)
    }
  }
}
