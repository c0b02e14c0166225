/// A line that is being written, and whether anything of it had to be left out.
struct LogLine {
  private(set) var bytes: [UInt8] = []
  private(set) var isCut = false
  private let limit: Int

  /// - Parameter limit: Where ``tryField(_:)`` gives up, in bytes.
  init(limit: Int) {
    self.limit = limit
    bytes.reserveCapacity(512)
  }

  /// Whether it is longer than it may be, so that what is being written will be taken back.
  var isTooLong: Bool { bytes.count > limit }

  mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Between quotation marks.
  mutating func appendQuoted(_ text: String, upTo most: Int) {
    append("\"")
    append(text, upTo: most, escaping: .quoted)
    append("\"")
  }

  /// Appends a text with its escapes, at most `most` bytes, `…` included where the rest is left out.
  mutating func append(_ text: String, upTo most: Int, escaping escape: LogEscape) {
    let start = bytes.count
    // As far as it can be cut and have room for the mark.
    var cut = start
    for scalar in text.unicodeScalars {
      escape.append(scalar, to: &bytes)
      if bytes.count - start > most {
        bytes.removeSubrange(cut...)
        append("…")
        return isCut = true
      }
      if bytes.count - start <= most - "…".utf8.count { cut = bytes.count }
    }
  }

  /// Writes something, and takes it back where the line became too long.
  ///
  /// - Returns: Whether it stays.
  @discardableResult
  mutating func tryField(_ write: (inout LogLine) -> Void) -> Bool {
    let start = bytes.count
    write(&self)
    guard isTooLong else { return true }
    bytes.removeSubrange(start...)
    isCut = true
    return false
  }
}
