/// Goes through a document's lines and hands headings and atoms to a builder.
struct DocumentWalk {
  private struct Heading {
    let level: Int
    let title: String
  }

  private let bytes: [UInt8]
  private let isMarkdown: Bool
  private var lines: LineReader
  private var atoms: AtomReader
  private var headings: [Heading] = []
  /// The fence that a code block began with.
  private var openFence: (mark: UInt8, count: Int)?
  /// What lies before the next line.
  private var border = Border.paragraph
  /// Whether the next line begins a paragraph, so that it could be the title over an underline.
  private var isParagraphStart = true

  init(_ bytes: [UInt8], isMarkdown: Bool) {
    self.bytes = bytes
    self.isMarkdown = isMarkdown
    lines = LineReader(bytes)
    atoms = AtomReader(bytes)
  }

  mutating func run(_ builder: inout SectionBuilder) {
    while let line = lines.next() {
      let kind = LineKind(bytes, line.bytes)
      if let open = openFence {
        readCode(line, kind, open, &builder)
      } else {
        read(line, kind, &builder)
      }
    }
  }

  private mutating func readCode(
    _ line: LineReader.Line, _ kind: LineKind, _ open: (mark: UInt8, count: Int),
    _ builder: inout SectionBuilder
  ) {
    if kind == .blank { return border = .sentence }
    take(line, border: border, &builder)
    border = .line
    guard case .fence(open.mark, let count) = kind, count >= open.count else { return }
    let marks = LineKind.trimmed(bytes, line.bytes)
    if marks.count == count { openFence = nil }
  }

  private mutating func read(_ line: LineReader.Line, _ kind: LineKind, _ builder: inout SectionBuilder) {
    let couldBeTitle = isParagraphStart
    isParagraphStart = false
    switch kind {
    case .blank:
      border = .paragraph
      isParagraphStart = true
    case .heading(let level, let title) where isMarkdown:
      open(level: level, title: title, line, &builder)
    case .fence(let mark, let count) where isMarkdown:
      openFence = (mark, count)
      take(line, border: max(border, .listItem), &builder)
      border = .line
    case .text where isMarkdown && couldBeTitle:
      guard let level = LineKind.underlineLevel(bytes, at: lines.nextOffset), let underline = lines.next()
      else { fallthrough }
      open(level: level, title: LineKind.trimmed(bytes, line.bytes), line, &builder)
      take(underline, border: .word, &builder)
    case .listItem:
      take(line, border: max(border, .listItem), &builder)
      border = .line
    default:
      take(line, border: border, &builder)
      border = .line
    }
  }

  private mutating func open(
    level: Int, title: Range<Int>, _ line: LineReader.Line, _ builder: inout SectionBuilder
  ) {
    let isDeeper = (headings.last?.level ?? 0) < level
    headings.removeAll { $0.level >= level }
    headings.append(Heading(level: level, title: Self.cut(bytes, title)))
    builder.open(path: headings.map(\.title), isDeeper: isDeeper)
    take(line, border: .paragraph, &builder)
    builder.closeHeading()
    // A heading is kept together with what follows.
    border = .word
    isParagraphStart = true
  }

  private mutating func take(_ line: LineReader.Line, border: Border, _ builder: inout SectionBuilder) {
    atoms.read(line, border: border) { builder.add($0) }
  }

  private static func cut(_ bytes: [UInt8], _ title: Range<Int>) -> String {
    var end = min(title.upperBound, title.lowerBound + Chunker.headingBytes)
    while end < title.upperBound, end > title.lowerBound, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return String(decoding: bytes[title.lowerBound..<end], as: UTF8.self)
  }
}
