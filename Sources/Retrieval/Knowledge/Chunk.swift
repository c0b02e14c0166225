/// The name of a chunk: its document, and which of the document's chunks it is.
public struct ChunkID: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The document.
  public let document: DocumentID
  /// The chunk's place among the document's chunks, from 0.
  public let ordinal: Int

  /// Names a chunk.
  public init(document: DocumentID, ordinal: Int) {
    self.document = document
    self.ordinal = ordinal
  }

  /// Reads `document#ordinal`; nil where the text is not of this form.
  public init?(_ text: String) {
    guard let mark = text.lastIndex(of: "#"), let ordinal = Int(text[text.index(after: mark)...]),
      ordinal >= 0
    else { return nil }
    self.init(document: DocumentID(rawValue: String(text[..<mark])), ordinal: ordinal)
  }

  /// `document#ordinal`.
  public var description: String { "\(document)#\(ordinal)" }

  /// By document, then by place in it.
  public static func < (left: Self, right: Self) -> Bool {
    left.document == right.document ? left.ordinal < right.ordinal : left.document < right.document
  }
}

/// Where in its document a chunk stands.
public struct SourcePlace: Hashable, Sendable {
  /// Its lines, counted from 1, both ends included. `\n`, `\r\n` and a lone `\r` end a line.
  public let lines: ClosedRange<Int>
  /// Its bytes in the document's UTF-8.
  public let bytes: Range<Int>

  /// Names a place.
  public init(lines: ClosedRange<Int>, bytes: Range<Int>) {
    self.lines = lines
    self.bytes = bytes
  }
}

/// A piece of a document: what is searched, and what a citation quotes.
public struct Chunk: Hashable, Sendable, Identifiable {
  /// Its name.
  public let id: ChunkID
  /// Its text, to the byte as it stands in the document at ``place``.
  public let text: String
  /// The headings that it stands under, outermost first, each cut to ``Chunker/headingBytes``.
  public let headingPath: [String]
  /// How many of the path's last headings stand in ``text`` itself.
  public let headingsInText: Int
  /// Where it stands.
  public let place: SourcePlace

  /// Creates a chunk.
  public init(id: ChunkID, text: String, headingPath: [String], headingsInText: Int, place: SourcePlace) {
    self.id = id
    self.text = text
    self.headingPath = headingPath
    self.headingsInText = headingsInText
    self.place = place
  }

  /// The text with the headings above it, each on a line: what is indexed and embedded, since a paragraph
  /// often does not repeat what its heading says.
  public var textInContext: String {
    (headingPath.dropLast(headingsInText) + [text]).joined(separator: "\n")
  }
}
