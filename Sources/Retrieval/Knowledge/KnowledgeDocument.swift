/// The name of a document: the same content has the same name.
public struct DocumentID: RawRepresentable, Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The name, derived by the caller from a hash of the content.
  public let rawValue: String

  /// Takes a name.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// The name.
  public var description: String { rawValue }

  /// The order of their names.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// A document of the knowledge base.
public struct KnowledgeDocument: Hashable, Sendable {
  /// Its name.
  public let id: DocumentID
  /// What it is filtered by.
  public let facts: KnowledgeFacts
  /// What a person calls it.
  public let title: String
  /// Where it came from, such as a file's name.
  public let source: String
  /// How its text is written.
  public let format: TextFormat
  /// The whole text.
  public let text: String

  /// Creates a document.
  public init(
    id: DocumentID, facts: KnowledgeFacts, title: String, source: String, format: TextFormat, text: String
  ) {
    self.id = id
    self.facts = facts
    self.title = title
    self.source = source
    self.format = format
    self.text = text
  }
}
