/// Cuts a text into sentences that, one after the other, are the text again to the byte.
///
/// A sentence ends behind a full stop, a question or exclamation mark or an ellipsis (with the closing quotes and
/// brackets and the blanks behind it), at an empty line, and at a line that begins like a new one. Speech is often
/// written down with hardly any marks; then a sentence also ends by length, where it harms least. Nothing is read
/// more than a fixed number of times, so the time is linear in the text, whatever it holds.
public struct SentenceSplitter: Sendable {
  /// The most words of a sentence; at 1 or more.
  public let mostWords: Int
  /// The fewest words that a cut by length leaves before it; from 1 to `mostWords`.
  public let leastWords: Int

  /// A word is cut at the first scalar after so many bytes, so that text without blanks is bounded as well.
  static let longestWordBytes = 256

  /// Creates a splitter. Values out of range are moved into it.
  public init(mostWords: Int = 48, leastWords: Int = 16) {
    self.mostWords = max(1, mostWords)
    self.leastWords = min(max(1, leastWords), self.mostWords)
  }

  /// The sentences of a text, in order; joined they are the text. None for an empty text, else none is empty.
  public func sentences(of text: String) -> [Substring] {
    var text = text
    text.makeContiguousUTF8()
    return byteRanges(of: text).map { range in
      let start = text.utf8.index(text.startIndex, offsetBy: range.lowerBound)
      let end = text.utf8.index(text.startIndex, offsetBy: range.upperBound)
      return text[start..<end]
    }
  }

  /// The same as ranges of UTF-8 bytes that follow each other without a gap from 0 to the end; every border lies
  /// between two scalars.
  public func byteRanges(of text: String) -> [Range<Int>] {
    var reader = BlankedWordReader(Array(text.utf8))
    var ranges: [Range<Int>] = []
    var open: [BlankedWord] = []
    while let word = reader.next() {
      open.append(word)
      if word.border == .sentence {
        close(&open, count: open.count, into: &ranges)
      } else if open.count >= mostWords {
        close(&open, count: bestCut(of: open), into: &ranges)
      }
    }
    close(&open, count: open.count, into: &ranges)
    return ranges
  }

  private func close(_ open: inout [BlankedWord], count: Int, into ranges: inout [Range<Int>]) {
    guard count > 0 else { return }
    ranges.append(open[0].bytes.lowerBound..<open[count - 1].bytes.upperBound)
    open.removeFirst(count)
  }

  /// How many words to close: up to the strongest border, and of those the latest.
  private func bestCut(of open: [BlankedWord]) -> Int {
    var best = leastWords
    for count in leastWords...open.count where open[count - 1].border >= open[best - 1].border {
      best = count
    }
    return best
  }
}
