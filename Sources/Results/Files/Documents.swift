import Foundation

// How this program writes and reads JSON documents: keys in snake_case and sorted, so that equal values are equal bytes.

extension Encodable {
  /// The JSON document, with a line break at its end.
  ///
  /// - Throws: `EncodingError` for a number that JSON has no form for.
  public func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self) + Data("\n".utf8)
  }
}

extension Decodable {
  /// Reads a JSON document as ``Swift/Encodable/json()`` writes it.
  ///
  /// - Throws: `DecodingError`.
  public init(json: Data) throws {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    self = try decoder.decode(Self.self, from: json)
  }
}

extension DecodingError {
  /// Where a document is not as it has to be, in the names of its fields and never in its words.
  var place: String {
    let (path, what): ([any CodingKey], String) =
      switch self {
      case .keyNotFound(let key, let context): (context.codingPath + [key], "is missing")
      case .valueNotFound(_, let context): (context.codingPath, "is null")
      case .typeMismatch(_, let context): (context.codingPath, "is of another type")
      case .dataCorrupted(let context): (context.codingPath, "is not as it has to be")
      @unknown default: ([], "is not as it has to be")
      }
    let names = path.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }
    return "\(names.isEmpty ? "the document" : names.joined(separator: ".")) \(what)"
  }
}
