/// Why something could not be indexed or searched.
public enum RetrievalError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A vector has another number of components than the index.
  case wrongDimension(expected: Int, found: Int)
  /// A vector has no direction: all its components are zero, or one is not a finite number.
  case vectorWithoutDirection
  /// The chunk stands in the index already.
  case duplicateChunk(ChunkID)
  /// A document's chunks were added with facts that differ.
  case differingFacts(DocumentID)
  /// The index holds as many chunks as it can.
  case full(capacity: Int)
  /// A setting lies outside its range.
  case invalidSetting(name: String, value: String, allowed: String)

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .wrongDimension(let expected, let found):
      "a vector has \(found) components, the index \(expected): embed with the model that the index was built with"
    case .vectorWithoutDirection:
      "a vector is zero or not finite: leave it out, the words are searched without it"
    case .duplicateChunk(let id): "chunk \(id) is indexed already: remove its document first"
    case .differingFacts(let id): "document \(id) was added with other facts: remove it first"
    case .full(let capacity): "the index holds \(capacity) chunks, its most: split the knowledge base"
    case .invalidSetting(let name, let value, let allowed): "\(name) is \(value); allowed is \(allowed)"
    }
  }
}
