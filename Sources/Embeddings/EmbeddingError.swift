/// What can be wrong with what an embedding rests on, besides its model (`ModelError`, `InferenceError`).
public enum EmbeddingError: Error, Hashable, CustomStringConvertible {
  /// A vocabulary cannot be used.
  case vocabulary(why: String)

  /// What is wrong and what to do about it.
  public var description: String {
    switch self {
    case .vocabulary(let why):
      "the vocabulary of word pieces cannot be used: \(why); run \"proctor models fetch\" to replace it"
    }
  }
}
