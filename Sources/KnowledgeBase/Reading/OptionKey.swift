import Retrieval

/// What a document may say of itself, as front matter and JSON Lines name it.
enum OptionKey: String, CaseIterable {
  case role, level, topic, bucket, version, title

  /// The most characters of a value.
  static let longest = 200

  static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
}

extension DocumentOptions {
  /// Takes a value.
  ///
  /// - Returns: What is wrong with it; nil where it was taken.
  mutating func set(_ key: OptionKey, _ value: String) -> String? {
    guard !value.isEmpty else { return "\(key.rawValue) is empty" }
    guard value.count <= OptionKey.longest else {
      return "\(key.rawValue) has more than \(OptionKey.longest) characters"
    }
    guard !value.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
      return "\(key.rawValue) holds a control character"
    }
    switch key {
    case .role: role = value
    case .level: level = value
    case .topic: topic = value
    case .version: version = value
    case .title: title = value
    case .bucket:
      guard let known = KnowledgeBucket(rawValue: value) else {
        let buckets = KnowledgeBucket.allCases.map(\.rawValue).joined(separator: ", ")
        return "the bucket \"\(value.prefix(40))\" is unknown; it is one of \(buckets)"
      }
      bucket = known
    }
    return nil
  }

  /// What is wrong with the options as they are; nil where nothing is.
  public func fault() -> String? {
    var copy = self
    let values: [(OptionKey, String?)] = [
      (.role, role), (.level, level), (.topic, topic), (.version, version), (.title, title),
    ]
    for (key, value) in values {
      if let value, let why = copy.set(key, value) { return why }
    }
    return nil
  }
}
