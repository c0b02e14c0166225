import Yams

/// Reads one mapping of a document; every key must be asked for, or it is refused as unknown.
struct YAMLReader {
  let document: String
  private let path: String
  private let mapping: Node.Mapping
  private let line: Int?

  /// Takes the node of a mapping.
  init(_ node: Node, path: String, document: String) throws(PolicyFileError) {
    guard let mapping = node.mapping else {
      throw PolicyFileError(
        document: document, line: node.mark?.line, key: path.isEmpty ? nil : path,
        problem: "must be a mapping of keys to values")
    }
    self.document = document
    self.path = path
    self.mapping = mapping
    line = node.mark?.line
  }

  /// The keys in the order of the document.
  var keys: [String] { mapping.keys.compactMap(\.string) }

  /// An error about a key of this mapping, at the line of its value.
  func fault(_ key: String, _ problem: String) -> PolicyFileError {
    PolicyFileError(
      document: document, line: mapping[Node(key)]?.mark?.line ?? line, key: full(key), problem: problem)
  }

  /// Refuses every key that is not one of the known, and one that is given twice (under different tags, which
  /// the YAML library takes for different keys).
  func allowOnly(_ known: [String]) throws(PolicyFileError) {
    var seen: Set<String> = []
    for (key, value) in mapping {
      let name = key.string ?? "?"
      let problem: String? =
        if !known.contains(name) {
          "is no known key; known here: \(known.joined(separator: ", "))"
        } else if !seen.insert(name).inserted { "is given more than once" } else { nil }
      guard let problem else { continue }
      throw PolicyFileError(
        document: document, line: key.mark?.line ?? value.mark?.line, key: full(name), problem: problem)
    }
  }

  /// The mapping under a key; nil where there is none.
  func child(ifPresent key: String) throws(PolicyFileError) -> YAMLReader? {
    guard let node = mapping[Node(key)] else { return nil }
    return try YAMLReader(node, path: full(key), document: document)
  }

  /// The mapping under a key.
  func child(_ key: String) throws(PolicyFileError) -> YAMLReader {
    guard let child = try child(ifPresent: key) else { throw fault(key, "is missing") }
    return child
  }

  /// A short text.
  func text(_ key: String) throws(PolicyFileError) -> String {
    guard let node = mapping[Node(key)] else { throw fault(key, "is missing") }
    guard let text = node.scalar?.string, !text.isEmpty, text.count <= 40 else {
      throw fault(key, "must be a text of 1 to 40 characters")
    }
    return text
  }

  /// A finite number within bounds.
  func number(_ key: String, in bounds: ClosedRange<Double>) throws(PolicyFileError) -> Double {
    guard let node = mapping[Node(key)] else { throw fault(key, "is missing") }
    guard let text = node.scalar?.string, let number = Double(text), number.isFinite else {
      throw fault(key, "must be a number")
    }
    guard bounds.contains(number) else {
      throw fault(key, "is \(text); it must be from \(bounds.lowerBound) to \(bounds.upperBound)")
    }
    return number
  }

  /// A whole number within bounds.
  func count(_ key: String, in bounds: ClosedRange<Int>) throws(PolicyFileError) -> Int {
    let number = try number(key, in: Double(bounds.lowerBound)...Double(bounds.upperBound))
    guard number == number.rounded() else { throw fault(key, "must be a whole number") }
    return Int(number)
  }

  private func full(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }
}
