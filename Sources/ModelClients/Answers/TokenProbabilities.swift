import LanguageModels

/// A token with its log-probability and, where they were asked for, the ones that might have come in its place; both
/// APIs write it alike.
struct TokenProbability: Decodable, Sendable {
  let token: String
  let logprob: Double?
  let topLogprobs: [Alternative]?

  struct Alternative: Decodable, Sendable {
    let token: String
    /// Nil, or far below anything real, for a token that cannot come.
    let logprob: Double?
  }

  enum CodingKeys: String, CodingKey {
    case token, logprob
    case topLogprobs = "top_logprobs"
  }

  /// The alternatives, the likeliest first, the chosen token always among them.
  var alternatives: [TokenAlternative] {
    var all = (topLogprobs ?? []).compactMap { Self.alternative($0.token, $0.logprob) }
    if !all.contains(where: { $0.token == token }), let own = Self.alternative(token, logprob) {
      all.append(own)
    }
    return all.sorted { $0.logProbability > $1.logProbability }
  }

  private static func alternative(_ token: String, _ logprob: Double?) -> TokenAlternative? {
    // Rounding makes a certain token's a little more than 0.
    logprob.map { TokenAlternative(token, logProbability: min($0, 0)) }
  }
}

extension ChatAnswer {
  /// Creates an answer; without log-probabilities it has neither alternatives nor tokens.
  init(
    _ text: String, probabilities: [TokenProbability]?, promptTokens: Int?, answerTokens: Int?, isWhole: Bool
  ) {
    let probabilities = probabilities ?? []
    self.init(
      text, alternatives: probabilities.map(\.alternatives), tokens: probabilities.map(\.token),
      promptTokens: promptTokens, answerTokens: answerTokens, isWhole: isWhole)
  }
}
