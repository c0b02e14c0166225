/// Cuts documents into chunks where their sense has borders.
///
/// A chunk never reaches over a heading; a heading stands in the first chunk below it, together with those headings
/// right above it that have no text of their own. Within a section, paragraphs and list items are joined up to
/// the limits, and one that exceeds them is cut between sentences, else lines, else words, else inside a word.
/// All that is not blank stands in exactly one chunk. Time and memory are linear in the text.
public struct Chunker: Sendable {
  /// How many UTF-8 bytes of a heading are kept in the path of the chunks below it.
  public static let headingBytes = 80

  private let limits: ChunkLimits

  /// Creates a chunker.
  public init(limits: ChunkLimits = .usual) { self.limits = limits }

  /// The chunks of a document in order; none where it is blank.
  public func chunks(of document: KnowledgeDocument) -> [Chunk] {
    let bytes = Array(document.text.utf8)
    var chunks: [Chunk] = []
    var builder = SectionBuilder(limits: limits) { draft in
      chunks.append(Self.chunk(draft, of: document.id, ordinal: chunks.count, bytes))
    }
    var walk = DocumentWalk(bytes, isMarkdown: document.format == .markdown)
    walk.run(&builder)
    builder.finish()
    return chunks
  }

  private static func chunk(_ draft: Draft, of document: DocumentID, ordinal: Int, _ bytes: [UInt8]) -> Chunk
  {
    let range = draft.first.bytes.lowerBound..<draft.last.bytes.upperBound
    return Chunk(
      id: ChunkID(document: document, ordinal: ordinal),
      text: String(decoding: bytes[range], as: UTF8.self), headingPath: draft.path,
      headingsInText: draft.headingsInText,
      place: SourcePlace(lines: draft.first.line...draft.last.line, bytes: range))
  }
}
