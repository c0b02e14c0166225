import Foundation
import KnowledgeBase
import Retrieval

/// What a search of the knowledge base found, for people.
struct SearchWords {
  let answer: KnowledgeAnswer

  var text: String {
    guard !answer.hits.isEmpty else { return "nothing was found\n" }
    return answer.hits.enumerated().map { Self.words($1, place: $0 + 1) }.joined(separator: "\n")
  }

  private static func words(_ found: KnowledgeHit, place: Int) -> String {
    let facts = found.facts
    let about = [facts.role, facts.level, facts.bucket.rawValue, facts.version].compactMap(\.self)
    let headings = ([found.title] + found.chunk.headingPath.filter { $0 != found.title })
    let page = found.page.map { ", page \($0)" } ?? ""
    let lines = found.chunk.place.lines
    let text = found.chunk.text.split(omittingEmptySubsequences: true, whereSeparator: \.isNewline)
    return """
      \(place). \(headings.joined(separator: " › ")) [\(about.joined(separator: " "))]
         score \(String(format: "%.5f", found.hit.score)): \
      \(part("words", found.hit.words)), \(part("vectors", found.hit.vectors))
         \(found.source)\(page), lines \(lines.lowerBound)–\(lines.upperBound), \(found.chunk.id)
      \(text.map { "     \($0)" }.joined(separator: "\n"))

      """
  }

  private static func part(_ name: String, _ part: SearchHit.Part?) -> String {
    part.map { "\(name) rank \($0.rank) (\(String(format: "%.4f", $0.score)))" } ?? "\(name) –"
  }
}
