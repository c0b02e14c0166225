/// What a line of Markdown begins.
enum LineKind: Equatable {
  case blank
  /// `## Title`; the title's bytes.
  case heading(level: Int, title: Range<Int>)
  /// Three or more backticks or tildes.
  case fence(mark: UInt8, count: Int)
  case listItem
  case text

  init(_ bytes: [UInt8], _ line: Range<Int>) {
    var start = line.lowerBound
    while start < line.upperBound {
      let blank = Blanks.length(bytes, at: start, before: line.upperBound)
      if blank == 0 { break }
      start += blank
    }
    let rest = start..<line.upperBound
    guard !rest.isEmpty else {
      self = .blank
      return
    }
    // Four spaces make a code block of what would be a heading or a fence.
    let isIndented = start - line.lowerBound > 3
    self =
      (isIndented ? nil : Self.heading(bytes, rest) ?? Self.fence(bytes, rest))
      ?? (Self.isListItem(bytes, rest) ? .listItem : .text)
  }

  private static func run(_ bytes: [UInt8], _ range: Range<Int>, of mark: UInt8) -> Int {
    bytes[range].prefix { $0 == mark }.count
  }

  private static func isGap(_ bytes: [UInt8], _ offset: Int, _ end: Int) -> Bool {
    offset == end || bytes[offset] == UInt8(ascii: " ") || bytes[offset] == UInt8(ascii: "\t")
  }

  private static func heading(_ bytes: [UInt8], _ rest: Range<Int>) -> LineKind? {
    let hash = UInt8(ascii: "#")
    guard bytes[rest.lowerBound] == hash else { return nil }
    let level = run(bytes, rest, of: hash)
    let after = rest.lowerBound + level
    guard level <= 6, isGap(bytes, after, rest.upperBound) else { return nil }
    var title = trimmed(bytes, after..<rest.upperBound)
    // A closing run of hashes is decoration where a gap stands before it.
    var end = title.upperBound
    while end > title.lowerBound, bytes[end - 1] == hash { end -= 1 }
    if end < title.upperBound, end == title.lowerBound || isGap(bytes, end - 1, rest.upperBound) {
      title = trimmed(bytes, title.lowerBound..<end)
    }
    return .heading(level: level, title: title)
  }

  private static func fence(_ bytes: [UInt8], _ rest: Range<Int>) -> LineKind? {
    let mark = bytes[rest.lowerBound]
    guard mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return nil }
    let count = run(bytes, rest, of: mark)
    return count >= 3 ? .fence(mark: mark, count: count) : nil
  }

  private static func isListItem(_ bytes: [UInt8], _ rest: Range<Int>) -> Bool {
    let first = bytes[rest.lowerBound]
    if [UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+")].contains(first) {
      return isGap(bytes, rest.lowerBound + 1, rest.upperBound)
    }
    let digits = bytes[rest].prefix(10).prefix { (0x30...0x39).contains($0) }.count
    let mark = rest.lowerBound + digits
    guard (1...9).contains(digits), mark < rest.upperBound else { return false }
    return (bytes[mark] == UInt8(ascii: ".") || bytes[mark] == UInt8(ascii: ")"))
      && isGap(bytes, mark + 1, rest.upperBound)
  }

  static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, bytes[start] <= 0x20 { start += 1 }
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    return start..<end
  }

  /// The level of the heading that a line below a title makes of it: 1 for `====`, 2 for `----`.
  static func underlineLevel(_ bytes: [UInt8], at offset: Int) -> Int? {
    guard offset < bytes.count else { return nil }
    let mark = bytes[offset]
    guard mark == UInt8(ascii: "=") || mark == UInt8(ascii: "-") else { return nil }
    var end = offset
    while end < bytes.count, bytes[end] == mark { end += 1 }
    guard end - offset >= 2 else { return nil }
    while end < bytes.count, bytes[end] == UInt8(ascii: " ") || bytes[end] == UInt8(ascii: "\t") { end += 1 }
    guard end == bytes.count || bytes[end] == UInt8(ascii: "\n") || bytes[end] == UInt8(ascii: "\r")
    else { return nil }
    return mark == UInt8(ascii: "=") ? 1 : 2
  }
}
