/// Cuts bytes into lines as they come. It works on bytes, so that a character that is cut between two pieces is whole
/// again in its line.
struct LineSplitter {
  private var rest: [UInt8] = []

  /// The lines that end in these bytes, without their ends; a carriage return before a line's end is part of it.
  mutating func take(_ bytes: some Sequence<UInt8>) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    for byte in bytes {
      if byte == UInt8(ascii: "\n") { lines.append(finished()) } else { rest.append(byte) }
    }
    return lines
  }

  /// What stands behind the last line's end.
  mutating func finished() -> [UInt8] {
    defer { rest = [] }
    return rest.last == UInt8(ascii: "\r") ? rest.dropLast() : rest
  }
}
