/// Cuts lines into atoms, and knows what lies between them.
struct AtomReader {
  /// An overlong word is cut at the first scalar after so many bytes.
  static let longestBytes = 60

  private let bytes: [UInt8]
  /// Whether the atom before ended a sentence.
  private var hasEndedSentence = false

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Calls `body` with the atoms of a line; `border` is what lies before its first.
  mutating func read(_ line: LineReader.Line, border: Border, _ body: (Atom) -> Void) {
    var offset = line.bytes.lowerBound
    let end = line.bytes.upperBound
    var border = border
    while offset < end {
      let blank = Blanks.length(bytes, at: offset, before: end)
      if blank > 0 {
        offset += blank
        border = max(border, .word)
        continue
      }
      let start = offset
      let isSentenceEnd = advance(&offset, before: end)
      if hasEndedSentence, border > .insideWord, !isLowercase(bytes[start]) {
        border = max(border, .sentence)
      }
      let range = start..<offset
      body(Atom(bytes: range, line: line.number, border: border, pieces: pieces(in: range, border)))
      border = isSentenceEnd ? .sentence : .insideWord
      hasEndedSentence = endsSentence(range)
    }
  }

  private func pieces(in range: Range<Int>, _ border: Border) -> Int {
    // Where a run is cut, the count of four letters begins anew.
    WordPieceEstimate.pieces(in: bytes, range) + (border == .insideWord ? 1 : 0)
  }

  /// Moves behind the atom at `offset`.
  ///
  /// - Returns: Whether an ideographic full stop ended it.
  private func advance(_ offset: inout Int, before end: Int) -> Bool {
    let start = offset
    while offset < end, Blanks.length(bytes, at: offset, before: end) == 0 {
      let isScalarStart = bytes[offset] & 0xC0 != 0x80
      if isScalarStart, offset > start {
        if offset - start >= Self.longestBytes { return false }
        if offset - start >= 3, isIdeographicStop(endingAt: offset) { return true }
      }
      offset += 1
    }
    return false
  }

  /// 。, ！ or ？.
  private func isIdeographicStop(endingAt end: Int) -> Bool {
    switch (bytes[end - 3], bytes[end - 2], bytes[end - 1]) {
    case (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x9F): true
    default: false
    }
  }

  private func isLowercase(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }

  /// Whether a word ends in a full stop, a question or exclamation mark, with closing quotes or brackets behind it.
  private func endsSentence(_ range: Range<Int>) -> Bool {
    var end = range.upperBound
    while end > range.lowerBound, Self.closers.contains(bytes[end - 1]) { end -= 1 }
    guard end > range.lowerBound, Self.stops.contains(bytes[end - 1]) else { return false }
    // "J. Smith" goes on.
    return end - range.lowerBound != 2 || !(0x41...0x5A).contains(bytes[range.lowerBound])
  }

  private static let stops = Set(".!?".utf8)
  /// The bytes of the typographic quotes ’ ” are closers as well: no stop is among them.
  private static let closers = Set("\"')]*_’”".utf8)
}
