import Retrieval

/// Makes documents of a source: reads text, front matter and JSON Lines, settles what is said of each, and
/// checks rubrics and questions.
struct DocumentReader {
  private let source: KnowledgeSource
  private let options: DocumentOptions

  init(_ source: KnowledgeSource, _ options: DocumentOptions) {
    self.source = source
    self.options = options
  }

  /// The documents in order.
  ///
  /// - Throws: ``KnowledgeFault``.
  func documents() throws(KnowledgeFault) -> [ReadDocument] {
    let text = try SourceText.text(of: source.content, name: source.name)
    switch source.form {
    case .markdown: return [try document(text, .markdown, options, title: Self.stem(source.name), at: nil)]
    case .plainText: return [try document(text, .plainText, options, title: Self.stem(source.name), at: nil)]
    case .jsonLines: return try lines()
    case .pages: return [try pages(text)]
    }
  }

  private func lines() throws(KnowledgeFault) -> [ReadDocument] {
    var content = source.content[...]
    if content.starts(with: [0xEF, 0xBB, 0xBF]) { content = content.dropFirst(3) }
    var documents: [ReadDocument] = []
    for (index, line) in content.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      let isBlank = line.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
      if isBlank { continue }
      let number = index + 1
      let read = try JSONLine(line, name: source.name, line: number)
      guard read.text.contains(where: { !$0.isWhitespace }) else {
        throw .malformed(name: source.name, line: number, what: "its text is empty")
      }
      if read.text.utf8.contains(0) {
        throw .malformed(name: source.name, line: number, what: "its text holds a zero character")
      }
      let title = "\(Self.stem(source.name)) \(number)"
      documents.append(
        try document(read.text, .markdown, read.options.over(options), title: title, at: number))
    }
    return documents
  }

  private func pages(_ text: String) throws(KnowledgeFault) -> ReadDocument {
    var bytes = Array(text.utf8)
    var starts = [0]
    for (index, byte) in bytes.enumerated() where byte == 0x0C {
      starts.append(index + 1)
      // So that no line reaches from one page to the next.
      bytes[index] = 0x0A
    }
    let facts = facts(options, markdown: nil)
    return ReadDocument(
      text: String(decoding: bytes, as: UTF8.self), frontMatter: nil, format: .plainText, facts: facts,
      title: options.title ?? Self.stem(source.name), source: source.name, pageStarts: starts)
  }

  /// - Parameter line: The line of JSON Lines that the text stands on.
  private func document(
    _ text: String, _ format: TextFormat, _ options: DocumentOptions, title: String, at line: Int?
  ) throws(KnowledgeFault) -> ReadDocument {
    do throws(KnowledgeFault) {
      let frontMatter = try FrontMatter(text, name: source.name)
      let settled = frontMatter.map { $0.options.over(options) } ?? options
      let outline = MarkdownOutline(text, frontMatter)
      let facts = facts(settled, markdown: format == .markdown ? outline : nil)
      try DocumentCheck(name: source.name).check(text, frontMatter, facts)
      guard outline.hasText else { throw .empty(name: source.name) }
      let heading = format == .markdown ? outline.title : nil
      return ReadDocument(
        text: text, frontMatter: frontMatter, format: format, facts: facts,
        title: settled.title ?? heading ?? title, source: line.map { "\(source.name):\($0)" } ?? source.name)
    } catch {
      throw line.map { error.inside($0) } ?? error
    }
  }

  private func facts(_ options: DocumentOptions, markdown: MarkdownOutline?) -> KnowledgeFacts {
    KnowledgeFacts(
      bucket: options.bucket ?? markdown?.bucket ?? .company,
      version: options.version ?? DocumentOptions.usualVersion, role: options.role, level: options.level,
      topic: options.topic)
  }

  /// A file's name without its folders and its last ending.
  private static func stem(_ name: String) -> String {
    let last = name.split(separator: "/").last ?? "document"
    guard let dot = last.lastIndex(of: "."), dot > last.startIndex else { return String(last) }
    return String(last[..<dot])
  }
}

extension KnowledgeFault {
  /// The same fault, of a text that stands on a line of JSON Lines.
  fileprivate func inside(_ line: Int) -> KnowledgeFault {
    switch self {
    case .malformed(let name, let inner, let what):
      .malformed(name: name, line: line, what: "line \(inner) of its text: \(what)")
    case .empty(let name): .malformed(name: name, line: line, what: "its text is empty")
    default: self
    }
  }
}
