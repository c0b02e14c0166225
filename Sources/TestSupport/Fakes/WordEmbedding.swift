import LanguageModels
import SessionModel
import Synchronization

/// Embeds a text by its words: each has a direction of its own, so that texts with the same words lie near.
public final class WordEmbedding: TextEmbedding {
  /// The model.
  public let identity: ModelIdentity
  /// How many numbers a vector has.
  public let dimension: Int
  private let state = Mutex(State())
  private let fails: @Sendable (String) -> Bool

  private struct State {
    var batches: [Int] = []
  }

  /// Creates a model.
  ///
  /// - Parameter fails: Which texts it throws at.
  public init(
    version: String = "1", dimension: Int = 16, fails: @escaping @Sendable (String) -> Bool = { _ in false }
  ) {
    identity = ModelIdentity(name: "words", version: version)
    self.dimension = dimension
    self.fails = fails
  }

  /// The sizes of the batches that were asked for.
  public var batches: [Int] { state.withLock { $0.batches } }

  /// A vector of length 1 for each text; of zeros where there is no word.
  public func embed(_ texts: [String]) throws -> [[Float]] {
    state.withLock { $0.batches.append(texts.count) }
    return try texts.map { text in
      if fails(text) { throw ScriptedFailure() }
      return vector(of: text)
    }
  }

  private func vector(of text: String) -> [Float] {
    var sum = [Float](repeating: 0, count: dimension)
    for word in text.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
      var numbers = SeededGenerator(seed: word.utf8.reduce(7) { ($0 &* 31) &+ UInt64($1) })
      for index in sum.indices { sum[index] += Float.random(in: -1...1, using: &numbers) }
    }
    let length = sum.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return length > 0 ? sum.map { $0 / length } : sum
  }

  /// What it throws where it is to fail.
  public struct ScriptedFailure: Error {}
}
