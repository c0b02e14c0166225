/// A word while it is read, in lowercase UTF-8.
struct WordBuffer {
  var bytes: [UInt8] = []
  /// How long the word was when an apostrophe came after it; the latest one counts.
  private var lengthAtApostrophe: Int?

  init() { bytes.reserveCapacity(Tokenizer.wordBytes + 8) }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  mutating func append(_ scalar: Unicode.Scalar) {
    if scalar.isASCII {
      guard bytes.count < Tokenizer.wordBytes else { return }
      let byte = UInt8(truncatingIfNeeded: scalar.value)
      bytes.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
    } else {
      let lowercased = scalar.properties.lowercaseMapping.utf8
      guard bytes.count + lowercased.count <= Tokenizer.wordBytes else { return }
      bytes.append(contentsOf: lowercased)
    }
  }

  mutating func noteApostrophe() {
    if !bytes.isEmpty { lengthAtApostrophe = bytes.count }
  }

  /// Takes away the s of "Porter's".
  mutating func dropPossessive() {
    guard lengthAtApostrophe == bytes.count - 1, bytes.last == UInt8(ascii: "s") else { return }
    bytes.removeLast()
  }

  mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    lengthAtApostrophe = nil
  }
}
