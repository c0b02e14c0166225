/// A quotation that a score rests on.
public struct Citation: Hashable, Sendable, Codable {
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

  private enum CodingKeys: String, CodingKey {
    case segmentID = "segmentId"
    case chunkID = "chunkId"
    case start, end, quote
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    quote = try container.decode(String.self, forKey: .quote)
    if let chunk = try container.decodeIfPresent(String.self, forKey: .chunkID) {
      source = .chunk(id: chunk)
      return
    }
    let bounds = (
      try container.decode(Int.self, forKey: .start), try container.decode(Int.self, forKey: .end)
    )
    guard 0 <= bounds.0, bounds.0 <= bounds.1 else {
      throw DecodingError.dataCorruptedError(
        forKey: .start, in: container, debugDescription: "the citation ends before it begins")
    }
    source = .segment(
      id: try container.decode(String.self, forKey: .segmentID), bytes: bounds.0..<bounds.1)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(quote, forKey: .quote)
    switch source {
    case .segment(let id, let bytes):
      try container.encode(id, forKey: .segmentID)
      try container.encode(bytes.lowerBound, forKey: .start)
      try container.encode(bytes.upperBound, forKey: .end)
    case .chunk(let id): try container.encode(id, forKey: .chunkID)
    }
  }
}

/// Why a citation does not hold.
public enum CitationFault: String, Hashable, Sendable, Codable, Error {
  /// It names a segment or chunk that there is none of.
  case unknownSource = "unknown_source"
  /// Its place lies outside of what it names, or within a character.
  case outOfBounds = "out_of_bounds"
  /// What stands there is not what it says.
  case notExact = "not_exact"
  /// It says nothing.
  case empty
  /// It is evidence of another voice than the candidate's.
  case notTheCandidate = "not_the_candidate"
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
