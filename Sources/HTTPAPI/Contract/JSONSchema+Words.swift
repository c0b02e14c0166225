import WireJSON

extension JSONSchema {
  /// An object with these members, and what it is.
  static func object(_ properties: [Property], _ about: String) -> JSONSchema {
    object(properties).described(about)
  }
}
