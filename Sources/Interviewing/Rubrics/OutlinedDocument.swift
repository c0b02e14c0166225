/// A Markdown document as an outline: what stands before it, its title, and its sections with their parts.
///
/// The front matter is lines of `key: value` between two lines of `---`. `#` is the title, `##` a section,
/// `###` a part of a section. Lines below a section that read `Key: value` are its settings.
struct OutlinedDocument {
  /// A line and where it stands, counted from 1.
  struct Line: Hashable {
    let number: Int
    let text: String
  }

  /// A stretch below a heading.
  struct Section {
    let title: Line
    var lines: [Line] = []
    var parts: [Section] = []

    /// The paragraphs of its own lines as one text, without its settings.
    var text: String {
      lines.filter { Section.setting($0) == nil }.map(\.text).joined(separator: " ")
        .trimmed
    }

    /// The list items of its own lines; a line that continues one belongs to it.
    var items: [Line] {
      lines.reduce(into: []) { items, line in
        if let marker = ["- ", "* "].first(where: line.text.hasPrefix) {
          items.append(Line(number: line.number, text: String(line.text.dropFirst(marker.count))))
        } else if let last = items.popLast() {
          items.append(Line(number: last.number, text: "\(last.text) \(line.text)"))
        }
      }
    }

    /// The value of a setting, and its line.
    func setting(_ key: String) -> Line? {
      lines.lazy.compactMap { line in
        Section.setting(line).flatMap {
          $0.key == key.lowercased() ? Line(number: line.number, text: $0.value) : nil
        }
      }.first
    }

    func part(_ name: String) -> Section? { parts.first { $0.title.text.lowercased() == name.lowercased() } }

    private static func setting(_ line: Line) -> (key: String, value: String)? {
      guard let colon = line.text.firstIndex(of: ":") else { return nil }
      let key = line.text[..<colon]
      guard !key.isEmpty, key.count <= 20, key.allSatisfy({ $0.isLetter }), key.first?.isUppercase == true
      else {
        return nil
      }
      return (key.lowercased(), line.text[line.text.index(after: colon)...].trimmed)
    }
  }

  private(set) var settings: [String: Line] = [:]
  private(set) var title: Line?
  /// What stands between the title and the first section.
  private(set) var introduction: [Line] = []
  private(set) var sections: [Section] = []
  let lineCount: Int

  /// Reads a document.
  ///
  /// - Throws: ``DocumentFault`` where the front matter is torn, or a heading has no place.
  init(_ text: String) throws(DocumentFault) {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated().map {
      Line(number: $0 + 1, text: $1.trimmed)
    }
    lineCount = max(lines.count, 1)
    var rest = lines[...]
    rest = rest.drop { $0.text.isEmpty || $0.text == "\u{FEFF}" }
    if rest.first?.text.drop(while: { $0 == "\u{FEFF}" }) == "---" { rest = try takeFrontMatter(rest) }
    for line in rest where !line.text.isEmpty { try take(line) }
  }

  private mutating func takeFrontMatter(_ lines: ArraySlice<Line>) throws(DocumentFault) -> ArraySlice<Line> {
    let body = lines.dropFirst()
    guard let end = body.firstIndex(where: { $0.text == "---" }) else {
      throw DocumentFault(
        line: lines.first?.number ?? 1, "the front matter that begins here has no end; add a line ---")
    }
    for line in body[..<end] where !line.text.isEmpty {
      guard let colon = line.text.firstIndex(of: ":") else {
        throw DocumentFault(line: line.number, "\"\(line.text.prefix(40))\" is not of the form key: value")
      }
      let key = line.text[..<colon].trimmed.lowercased()
      guard settings[key] == nil else { throw DocumentFault(line: line.number, "\(key) is given twice") }
      let value = line.text[line.text.index(after: colon)...].trimmed
      settings[key] = Line(number: line.number, text: value)
    }
    return body[body.index(after: end)...]
  }

  private mutating func take(_ line: Line) throws(DocumentFault) {
    let level = line.text.prefix { $0 == "#" }.count
    let heading = line.text.dropFirst(level)
    guard (1...3).contains(level), heading.first == " " else {
      if let last = sections.indices.last {
        if let part = sections[last].parts.indices.last {
          sections[last].parts[part].lines.append(line)
        } else {
          sections[last].lines.append(line)
        }
      } else {
        introduction.append(line)
      }
      return
    }
    let named = Line(number: line.number, text: heading.trimmed)
    guard !named.text.isEmpty else { throw DocumentFault(line: line.number, "a heading without words") }
    switch level {
    case 1:
      guard title == nil else {
        throw DocumentFault(line: line.number, "a second title; use ## for sections")
      }
      title = named
    case 2: sections.append(Section(title: named))
    default:
      guard let last = sections.indices.last else {
        throw DocumentFault(line: line.number, "\"\(named.text)\" stands below no section; use ## first")
      }
      sections[last].parts.append(Section(title: named))
    }
  }
}
