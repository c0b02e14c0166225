import Retrieval

/// Bytes that are to become documents.
public struct KnowledgeSource: Hashable, Sendable {
  /// How the bytes are written.
  public enum Form: String, CaseIterable, Hashable, Sendable {
    /// Markdown, with front matter where it has one.
    case markdown
    /// Plain text, with front matter where it has one.
    case plainText
    /// A JSON object with a `text` on each line: a document each, its text in Markdown.
    case jsonLines
    /// The text of pages with a form feed between them, as it comes out of a PDF.
    case pages
  }

  /// Documents are smaller than this; a book has a fiftieth of it.
  public static let bytesLimit = 50_000_000

  /// What it is called in errors and citations, such as a file's name.
  public let name: String
  /// How it is written.
  public let form: Form
  /// The bytes.
  public let content: [UInt8]

  /// Creates a source.
  public init(name: String, form: Form, content: [UInt8]) {
    self.name = name
    self.form = form
    self.content = content
  }
}

/// What is said of documents from outside; what they say of themselves counts more.
public struct DocumentOptions: Hashable, Sendable {
  /// The bucket; guessed from the text where nobody says it.
  public var bucket: KnowledgeBucket?
  /// See `KnowledgeFacts` and `KnowledgeDocument`. A document of which nobody says the version is of
  /// ``usualVersion``.
  public var role, level, topic, version, title: String?

  /// The version of a document that has none.
  public static let usualVersion = "1.0"

  /// Creates options.
  public init(
    bucket: KnowledgeBucket? = nil, role: String? = nil, level: String? = nil, topic: String? = nil,
    version: String? = nil, title: String? = nil
  ) {
    self.bucket = bucket
    self.role = role
    self.level = level
    self.topic = topic
    self.version = version
    self.title = title
  }

  /// These, and where they are silent, others.
  func over(_ others: DocumentOptions) -> DocumentOptions {
    DocumentOptions(
      bucket: bucket ?? others.bucket, role: role ?? others.role, level: level ?? others.level,
      topic: topic ?? others.topic, version: version ?? others.version, title: title ?? others.title)
  }
}
