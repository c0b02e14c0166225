/// How a text is written.
public enum TextFormat: String, CaseIterable, Hashable, Sendable {
  /// Markdown: headings, fenced code and lists have their meaning.
  case markdown
  /// Plain text: no line is a heading.
  case plainText
}
