/// What a document says of itself in lines of `key: value` between two lines of `---` at its beginning.
struct FrontMatter: Hashable {
  private(set) var options = DocumentOptions()
  /// Where the text after it begins, in UTF-8 bytes.
  private(set) var end = 0
  /// How many lines it takes, blank ones before it too.
  private(set) var lineCount = 0

  private static let mostLines = 64
  private static let mark: Substring = "---"

  /// Reads it; nil where a document has none: another line first, or no key below the first `---`.
  ///
  /// - Throws: ``KnowledgeFault/malformed(name:line:what:)``.
  init?(_ text: String, name: String) throws(KnowledgeFault) {
    var lines = HeadLines(text)
    var opening: Int?
    while opening == nil {
      guard let line = lines.next() else { return nil }
      if line.text.isEmpty { continue }
      guard line.text == Self.mark else { return nil }
      opening = line.number
    }
    var seen: Set<OptionKey> = []
    for _ in 0..<Self.mostLines {
      guard let line = lines.next() else { break }
      if line.text == Self.mark {
        guard !seen.isEmpty else { return nil }
        end = line.end
        lineCount = line.number
        return
      }
      if line.text.isEmpty || line.text.hasPrefix("#") { continue }
      guard let (key, value) = Self.setting(line.text) else {
        // A thematic break, and text below it.
        if seen.isEmpty { return nil }
        throw .malformed(
          name: name, line: line.number, what: "the front matter has a line without \"key: value\"")
      }
      try take(key, value, line.number, &seen, name)
    }
    if seen.isEmpty { return nil }
    throw .malformed(
      name: name, line: opening ?? 1, what: "the front matter that begins here has no end; add a line ---")
  }

  private mutating func take(
    _ name: String, _ value: String, _ line: Int, _ seen: inout Set<OptionKey>, _ document: String
  ) throws(KnowledgeFault) {
    func fault(_ what: String) -> KnowledgeFault { .malformed(name: document, line: line, what: what) }
    guard let key = OptionKey(rawValue: name) else {
      throw fault("the front matter's key \"\(name.prefix(40))\" is unknown; known are \(OptionKey.names)")
    }
    guard seen.insert(key).inserted else { throw fault("the front matter gives \(name) twice") }
    if let what = options.set(key, value) { throw fault(what) }
  }

  private static func setting(_ line: Substring) -> (key: String, value: String)? {
    guard let colon = line.firstIndex(of: ":") else { return nil }
    let key = line[..<colon]
    guard !key.isEmpty, key.allSatisfy({ $0.isASCII && ($0.isLetter || $0 == "_" || $0 == "-") }) else {
      return nil
    }
    var value = HeadLines.trimmed(line[line.index(after: colon)...])
    for quote in ["\"", "'"] where value.count > 1 && value.hasPrefix(quote) && value.hasSuffix(quote) {
      value = value.dropFirst().dropLast()
    }
    return (key.lowercased(), String(value))
  }
}

/// The first lines of a text, one after the other.
struct HeadLines {
  struct Line {
    /// Without blanks around it, and without a byte order mark.
    let text: Substring
    /// From 1.
    let number: Int
    /// Where the next line begins, in UTF-8 bytes.
    let end: Int
  }

  private let text: String
  private var position: String.Index
  private var number = 0

  init(_ text: String) {
    self.text = text
    position = text.startIndex
  }

  mutating func next() -> Line? {
    guard position < text.endIndex else { return nil }
    let bytes = text.utf8
    var end = position
    while end < bytes.endIndex, bytes[end] != 0x0A, bytes[end] != 0x0D { end = bytes.index(after: end) }
    let line = text[position..<end]
    if end < bytes.endIndex {
      let isReturn = bytes[end] == 0x0D
      end = bytes.index(after: end)
      if isReturn, end < bytes.endIndex, bytes[end] == 0x0A { end = bytes.index(after: end) }
    }
    position = end
    number += 1
    return Line(
      text: Self.trimmed(line), number: number, end: bytes.distance(from: bytes.startIndex, to: end))
  }

  static func trimmed(_ line: Substring) -> Substring {
    let isBlank = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace || scalar == "\u{FEFF}" }
    var scalars = line.unicodeScalars
    while let first = scalars.first, isBlank(first) { scalars.removeFirst() }
    while let last = scalars.last, isBlank(last) { scalars.removeLast() }
    return Substring(scalars)
  }
}
