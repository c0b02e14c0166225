import ArgumentParser
import KnowledgeBase

/// What of a rubric or a bank of questions can stand in another order and mean the same.
enum SourceOrder: String, ExpressibleByArgument {
  /// Criteria, or questions.
  case sections
  /// The points of each list.
  case points
}

extension KnowledgeSource {
  /// The same with what stands under each other turned round.
  func reversed(_ order: SourceOrder) -> KnowledgeSource {
    let lines = String(decoding: content, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    let parts =
      switch order {
      case .sections: Self.reversedSections(lines)
      case .points: Self.reversedPoints(lines)
      }
    return KnowledgeSource(name: name, form: form, content: Array(parts.joined(separator: "\n").utf8))
  }

  private static func reversedSections(_ lines: [Substring]) -> [Substring] {
    let starts = lines.indices.filter { lines[$0].hasPrefix("## ") }
    guard let first = starts.first else { return lines }
    let sections = zip(starts, starts.dropFirst() + [lines.endIndex]).map { lines[$0..<$1] }
    return lines[..<first] + sections.reversed().flatMap { $0 }
  }

  private static func reversedPoints(_ lines: [Substring]) -> [Substring] {
    var turned: [Substring] = []
    var points: [Substring] = []
    for line in lines {
      if line.hasPrefix("- ") {
        points.append(line)
      } else {
        turned += points.reversed() + [line]
        points = []
      }
    }
    return turned + points.reversed()
  }
}
