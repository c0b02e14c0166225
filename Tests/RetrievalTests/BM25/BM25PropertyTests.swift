import Foundation
import Retrieval
import TestSupport
import Testing

@Suite("For any texts, BM25")
struct BM25PropertyTests {
  static let seeds: Range<UInt64> = 1..<61

  private static func text(_ generator: inout SeededGenerator, words: Int) -> String {
    (0..<Int.random(in: 0...words, using: &generator)).map { _ in
      // The product of two dice makes some words common and others rare.
      "w\(Int.random(in: 0..<12, using: &generator) * Int.random(in: 0..<12, using: &generator))"
    }.joined(separator: " ")
  }

  /// The formula, text by text, in Double.
  private static func naive(_ texts: [String], _ query: String, _ parameters: BM25Parameters) -> [Double] {
    let terms = texts.map { $0.split(separator: " ") }
    let average = Double(terms.map(\.count).reduce(0, +)) / Double(texts.count)
    return terms.map { text in
      query.split(separator: " ").reduce(0.0) { sum, word in
        let count = Double(text.count { $0 == word })
        let holding = Double(terms.count { $0.contains(word) })
        let weight = log(1 + (Double(texts.count) - holding + 0.5) / (holding + 0.5))
        let discount = Double(1 - parameters.b) + Double(parameters.b) * Double(text.count) / average
        return count == 0 ? sum : sum + weight * count / (count + Double(parameters.k1) * discount)
      }
    }
  }

  @Test("agrees with the formula worked out text by text", arguments: seeds)
  func reference(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let texts = (0..<Int.random(in: 1...60, using: &generator)).map { _ in Self.text(&generator, words: 40) }
    let query = Self.text(&generator, words: 6)
    let parameters = try BM25Parameters(
      k1: Float.random(in: 0...3, using: &generator), b: Float.random(in: 0...1, using: &generator))
    var index = BM25Index(tokenizer: Tokenizer(stopWords: [], stems: false))
    for text in texts { try index.add(text) }
    let found = index.search(query, limit: texts.count, parameters: parameters)
    let expected = Self.naive(texts, query, parameters)
    #expect(found.count == expected.count { $0 > 0 }, "seed \(seed)")
    for item in found { #expect(abs(Double(item.score) - expected[item.slot]) < 1e-4, "seed \(seed)") }
    #expect(found.map(\.score) == found.map(\.score).sorted(by: >), "seed \(seed)")
    let few = index.search(query, limit: 5, parameters: parameters)
    #expect(few == Array(found.prefix(5)), "seed \(seed)")
  }
}
