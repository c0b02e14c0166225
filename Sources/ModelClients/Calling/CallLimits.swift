/// How much is waited for and taken from a model server.
public struct CallLimits: Hashable, Sendable {
  /// The most bytes of an answer, as they come over the line; about 4,000 tokens with 20 alternatives each.
  public var mostBytes: Int
  /// Once an answer has begun, the longest time without another piece of it. Until it begins only its deadline
  /// counts, since a server may have to load the model first.
  public var longestSilence: Duration
  /// The deadline of a question about the server itself, such as which models it has.
  public var questionDeadline: Duration

  /// Creates limits.
  public init(
    mostBytes: Int = 4 << 20, longestSilence: Duration = .seconds(30),
    questionDeadline: Duration = .seconds(10)
  ) {
    self.mostBytes = mostBytes
    self.longestSilence = longestSilence
    self.questionDeadline = questionDeadline
  }
}
