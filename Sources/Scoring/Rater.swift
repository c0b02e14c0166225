import Foundation
import Interviewing
import LanguageModels

/// Asks a model for ratings: by the probabilities of one token where the server gives them, else by repeated answers.
struct Rater {
  /// How often the same is asked where there are no probabilities.
  static let samples = 3
  static let sampleTemperature = 0.8

  private let model: any ChatModel
  private let deadline: Duration
  private(set) var sampling = ScoreRecord.Sampling.none

  init(_ model: any ChatModel, deadline: Duration) {
    self.model = model
    self.deadline = deadline
  }

  /// What the model says of a point.
  ///
  /// - Throws: ``RatingFault`` where it gave no rating; what the model throws.
  mutating func rate(_ prompt: ScorePrompt) async throws -> RatingDistribution {
    guard sampling != .samples else { return try await sample(prompt) }
    let answer = try await model.answer(request(prompt, temperature: 0, seed: 1))
    if let alternatives = Self.alternatives(answer) {
      if let distribution = RatingDistribution(alternatives: alternatives) {
        sampling = .probabilities
        return distribution
      }
      throw RatingFault.unsure
    }
    sampling = .samples
    return try await sample(prompt)
  }

  private func sample(_ prompt: ScorePrompt) async throws -> RatingDistribution {
    var ratings: [Int] = []
    for seed in 1...Self.samples {
      let answer = try await model.answer(request(prompt, temperature: Self.sampleTemperature, seed: seed))
      guard let rating = RatingDistribution.rating(answer.text) else { throw RatingFault.noRating }
      ratings.append(rating)
    }
    guard let distribution = RatingDistribution(samples: ratings) else { throw RatingFault.noRating }
    return distribution
  }

  private func request(_ prompt: ScorePrompt, temperature: Double, seed: Int) -> ChatRequest {
    ChatRequest(
      [ChatMessage(.system, prompt.system), ChatMessage(.user, prompt.user)], schema: ScorePrompt.schema,
      temperature: temperature, seed: seed, mostTokens: 4,
      alternatives: sampling == .samples ? 0 : 20, deadline: deadline)
  }

  /// What might have stood where the rating stands; nil where the server gives no probabilities.
  private static func alternatives(_ answer: ChatAnswer) -> [(token: String, probability: Double)]? {
    guard !answer.alternatives.isEmpty else { return nil }
    let place = answer.tokens.firstIndex { RatingDistribution.rating($0) != nil } ?? 0
    guard answer.alternatives.indices.contains(place) else { return nil }
    return answer.alternatives[place].map { ($0.token, exp($0.logProbability)) }
  }
}

/// Why a model's answer is no rating. Its words are not told: they may hold what the candidate said.
enum RatingFault: Error, CustomStringConvertible {
  case noRating
  case unsure

  var description: String {
    switch self {
    case .noRating: "the model's answer is no whole number from 0 to 5"
    case .unsure: "the model would rather have answered with words than with a number from 0 to 5"
    }
  }
}
