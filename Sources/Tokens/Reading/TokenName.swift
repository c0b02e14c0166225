extension String {
  /// Whether it can name a key or a token: 1 to 200 visible ASCII characters.
  var isTokenName: Bool { (1...200).contains(utf8.count) && utf8.allSatisfy { (0x21...0x7E).contains($0) } }

  /// Whether two texts have the same bytes. `==` takes some different ones for the same, such as K and the sign for
  /// kelvin.
  func hasSameBytes(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}
