import TestSupport

/// Markdown without rhyme or reason: every sort of line, blank and line end, words of any length and script.
struct RandomMarkdown {
  let text: String

  init(seed: UInt64, lines: Int = 120) {
    var generator = SeededGenerator(seed: seed)
    // Some documents have few sorts of lines, so that long paragraphs and long lists come about.
    let sorts = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
      Int.random(in: 0..<12, using: &generator)
    }
    let end = ["\n", "\r\n", "\r"][Int.random(in: 0..<3, using: &generator)]
    var text = ""
    for _ in 0..<Int.random(in: 1...lines, using: &generator) {
      let sort = sorts[Int.random(in: 0..<sorts.count, using: &generator)]
      text += Self.line(sort, &generator) + end
    }
    self.text = text
  }

  private static func line(_ sort: Int, _ generator: inout SeededGenerator) -> String {
    switch sort {
    case 0: ""
    case 1:
      String(repeating: "#", count: Int.random(in: 1...7, using: &generator)) + " " + words(4, &generator)
    case 2: "- " + words(20, &generator)
    case 3: "12. " + words(40, &generator)
    case 4: "```"
    case 5: String(repeating: "=", count: Int.random(in: 1...9, using: &generator))
    case 6: "---"
    case 7: " \t\u{A0}\u{3000}"
    default: words(80, &generator)
    }
  }

  private static func words(_ most: Int, _ generator: inout SeededGenerator) -> String {
    (0..<Int.random(in: 1...most, using: &generator)).map { _ in word(&generator) }.joined(separator: " ")
  }

  private static func word(_ generator: inout SeededGenerator) -> String {
    switch Int.random(in: 0..<40, using: &generator) {
    case 0: return String(repeating: "x", count: Int.random(in: 1...400, using: &generator))
    case 1: return "数据库。接口！"
    case 2: return "\u{0}\u{1B}e\u{301}👩‍👩‍👧"
    case 3: return "!!!...((()))"
    case 4: return "End."
    case 5: return "\u{2028}"
    default:
      return String("performance interview candidate".prefix(Int.random(in: 1...11, using: &generator)))
    }
  }
}
