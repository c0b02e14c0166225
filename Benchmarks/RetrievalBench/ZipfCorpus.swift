import Foundation
import TestSupport

/// Texts whose words are as unequally frequent as those of a language, and vectors without a direction in common.
struct ZipfCorpus {
  private var generator: SeededGenerator
  private let vocabulary: [String]
  /// The share of all words that the first n have.
  private let cumulative: [Double]
  private let dimension: Int

  init(seed: UInt64, vocabulary size: Int, dimension: Int) {
    var generator = SeededGenerator(seed: seed)
    let letters = Array("etaoinshrdlucmfwypvbgk".unicodeScalars)
    vocabulary = (0..<size).map { rank in
      var word = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 3...10, using: &generator) {
        word.append(letters[Int.random(in: 0..<letters.count, using: &generator)])
      }
      // The rank keeps words apart that came out alike.
      return String(word) + String(rank, radix: 36)
    }
    var sum = 0.0
    let weights = (0..<size).map { rank in
      // Zipf and Mandelbrot, with the words left out that are mostly stop words.
      sum += 1 / (Double(rank) + 10)
      return sum
    }
    cumulative = weights.map { $0 / sum }
    self.generator = generator
    self.dimension = dimension
  }

  mutating func text(words: Int) -> String {
    var text = ""
    for _ in 0..<words {
      let dice = Double.random(in: 0..<1, using: &generator)
      var low = 0
      var high = cumulative.count - 1
      while low < high {
        let middle = (low + high) / 2
        if cumulative[middle] < dice { low = middle + 1 } else { high = middle }
      }
      text += vocabulary[low] + " "
    }
    return text
  }

  mutating func vector() -> [Float] {
    (0..<dimension).map { _ in Float.random(in: -1...1, using: &generator) }
  }
}
