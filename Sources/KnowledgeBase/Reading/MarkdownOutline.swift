import Retrieval

/// What a look over a Markdown text's lines tells of it.
struct MarkdownOutline {
  /// The first `# ` heading.
  private(set) var title: String?
  /// Whether there is anything below the front matter.
  private(set) var hasText = false
  /// What it looks like: criteria with weights are a rubric, sections that name a criterion are questions.
  /// A rubric with a fault looks like one too, so that its author hears of it.
  private(set) var bucket: KnowledgeBucket?

  init(_ text: String, _ frontMatter: FrontMatter?) {
    let start = text.utf8.index(text.startIndex, offsetBy: frontMatter?.end ?? 0)
    var isInSection = false
    for line in text[start...].split(whereSeparator: \.isNewline) {
      let line = HeadLines.trimmed(line)
      guard !line.isEmpty else { continue }
      hasText = true
      if title == nil, line.hasPrefix("# ") {
        title = String(HeadLines.trimmed(line.dropFirst(2)).prefix(OptionKey.longest))
      }
      if line.hasPrefix("## ") { isInSection = true }
      guard isInSection, bucket == nil else { continue }
      if line.hasPrefix("Weight:") { bucket = .rubric }
      if line.hasPrefix("Criterion:") { bucket = .question }
    }
    if title?.isEmpty == true { title = nil }
  }
}
