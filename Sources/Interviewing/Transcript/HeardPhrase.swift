import SessionModel

/// A word as a transcriber heard it.
public struct HeardWord: Hashable, Sendable {
  /// The word with its punctuation, without spaces around it.
  public let text: String
  /// From where to where, from the beginning of what was transcribed.
  public let start, end: SessionDuration
  /// How sure the transcriber was of it, 0…1.
  public let probability: Double

  /// Creates a word.
  public init(_ text: String, from start: SessionDuration, to end: SessionDuration, probability: Double) {
    self.text = text
    self.start = start
    self.end = end
    self.probability = probability
  }
}

/// A stretch of words that a transcriber took as one.
public struct HeardPhrase: Hashable, Sendable {
  /// Its words, in order.
  public let words: [HeardWord]
  /// How probable it is that nobody spoke, 0…1.
  public let noSpeechProbability: Double

  /// Creates a phrase.
  public init(_ words: [HeardWord], noSpeechProbability: Double = 0) {
    self.words = words
    self.noSpeechProbability = noSpeechProbability
  }
}
