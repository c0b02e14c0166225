/// Bytes as text, or why they are none.
enum SourceText {
  /// Reads UTF-8.
  ///
  /// - Throws: ``KnowledgeFault`` for bytes that are none, zeros, nothing but blanks, and too many.
  static func text(of content: [UInt8], name: String) throws(KnowledgeFault) -> String {
    guard content.count < KnowledgeSource.bytesLimit else {
      throw .tooLarge(name: name, bytes: content.count)
    }
    // UTF-16 has zeros, and SQL ends a text at one.
    if let zero = content.firstIndex(of: 0) { throw .notText(name: name, offset: zero) }
    guard let text = String(validating: content, as: UTF8.self) else {
      throw .notUTF8(name: name, offset: firstBrokenByte(content))
    }
    // A byte order mark alone is no text.
    guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace && $0 != "\u{FEFF}" }) else {
      throw .empty(name: name)
    }
    return text
  }

  private static func firstBrokenByte(_ content: [UInt8]) -> Int {
    var parser = Unicode.UTF8.ForwardParser()
    var bytes = content.makeIterator()
    var offset = 0
    while case .valid(let scalar) = parser.parseScalar(from: &bytes) { offset += scalar.count }
    return offset
  }
}
