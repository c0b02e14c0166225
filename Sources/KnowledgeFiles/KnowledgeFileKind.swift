/// How a file is written.
public enum KnowledgeFileKind: String, CaseIterable, Hashable, Sendable {
  /// Markdown.
  case markdown
  /// Plain text.
  case text
  /// A JSON object a line.
  case jsonl
  /// PDF.
  case pdf

  /// The kind that a name's ending tells; nil where it tells none.
  public init?(name: String) {
    guard let dot = name.lastIndex(of: ".") else { return nil }
    switch name[name.index(after: dot)...].lowercased() {
    case "md", "markdown": self = .markdown
    case "txt", "text": self = .text
    case "jsonl", "ndjson": self = .jsonl
    case "pdf": self = .pdf
    default: return nil
    }
  }

  /// The endings that are known.
  static let endings = [".md", ".markdown", ".txt", ".text", ".jsonl", ".ndjson", ".pdf"]

  /// Files are smaller than this, in bytes; of a PDF most is fonts and pictures.
  var bytesLimit: Int { self == .pdf ? 200_000_000 : 50_000_000 }
}
