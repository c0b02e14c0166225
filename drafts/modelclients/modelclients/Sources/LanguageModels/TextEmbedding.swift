import SessionModel

/// Places texts in a space in which alike meanings lie near.
public protocol TextEmbedding: Sendable {
  /// The model.
  var identity: ModelIdentity { get }
  /// How many numbers a vector has.
  var dimension: Int { get }

  /// A vector of length 1 for each text, in order. Runs on a thread of its own; a text that is too long counts by
  /// its beginning.
  func embed(_ texts: [String]) async throws -> [[Float]]
}
