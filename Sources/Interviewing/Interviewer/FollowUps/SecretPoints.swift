import Retrieval

/// What no candidate may hear, as the stems of its words: what rubrics call good, fair and poor, and what is
/// listened for.
struct SecretPoints: Sendable {
  /// So many words of weight in the same order give a point away; a shorter point does by all of its words.
  static let telltaleRun = 5
  /// A point of fewer words is too general to be told by them ("data first").
  static let leastWords = 3
  /// So many words of one point that nobody has said yet give it away in any order.
  static let telltaleWords = 3

  private let points: [[String]]

  init(_ texts: [String], tokenizer: Tokenizer) {
    points = texts.map { tokenizer.terms(in: $0) }.filter { $0.count >= Self.leastWords }
  }

  /// Whether a text tells one of the points.
  ///
  /// - Parameters:
  ///   - terms: The stems of the text, in order.
  ///   - known: Those of what was asked and said. A run of nothing else tells nothing new.
  func areTold(by terms: [String], known: Set<String>) -> Bool {
    let fresh = Set(terms).subtracting(known)
    guard !fresh.isEmpty else { return false }
    return points.contains { point in
      fresh.intersection(point).count >= Self.telltaleWords
        || Self.shareRun(point, terms, of: min(Self.telltaleRun, point.count), fresh: fresh)
    }
  }

  private static func shareRun(_ point: [String], _ terms: [String], of length: Int, fresh: Set<String>)
    -> Bool
  {
    guard terms.count >= length else { return false }
    return (0...point.count - length).contains { start in
      let run = point[start..<start + length]
      guard !fresh.isDisjoint(with: run) else { return false }
      return (0...terms.count - length).contains { terms[$0..<$0 + length].elementsEqual(run) }
    }
  }
}

extension Set<String> {
  /// The share of its words that another set has, 0…1; 0 where it has none.
  func share(in other: Set<String>) -> Double {
    isEmpty ? 0 : Double(intersection(other).count) / Double(count)
  }
}
