/// The lines of a document.
struct LineReader {
  /// A line without its end.
  struct Line {
    let bytes: Range<Int>
    /// From 1.
    let number: Int
  }

  private let bytes: [UInt8]
  private var offset: Int
  private var number = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    offset = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// Where the next line begins.
  var nextOffset: Int { offset }

  mutating func next() -> Line? {
    guard offset < bytes.count else { return nil }
    let start = offset
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "\n"), bytes[offset] != UInt8(ascii: "\r") {
      offset += 1
    }
    let end = offset
    if offset < bytes.count {
      let isReturn = bytes[offset] == UInt8(ascii: "\r")
      offset += 1
      if isReturn, offset < bytes.count, bytes[offset] == UInt8(ascii: "\n") { offset += 1 }
    }
    number += 1
    return Line(bytes: start..<end, number: number)
  }
}
