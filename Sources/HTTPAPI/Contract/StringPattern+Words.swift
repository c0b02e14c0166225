import WireJSON

extension StringPattern {
  /// Visible ASCII characters.
  static let visible = StringPattern("^[!-~]+$") { text in
    !text.isEmpty && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
  }

  /// A whole number that is not negative, without a sign.
  static let digits = StringPattern("^[0-9]{1,15}$") { Int(digits: $0) != nil }
}

extension Int {
  /// Reads 1 to 15 decimal digits and nothing else; `Int(_:)` takes signs, too.
  init?(digits text: some StringProtocol) {
    guard (1...15).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    self.init(text)
  }
}
