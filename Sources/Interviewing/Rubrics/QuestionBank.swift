/// A question that the interviewer may ask.
public struct PlannedQuestion: Hashable, Sendable {
  /// A short name, unique within the bank.
  public let title: String
  /// The rubric's criterion that it is for.
  public let criterion: String
  /// How long the answer is expected to take.
  public let minutes: Int
  /// The words that are asked.
  public let text: String
  /// What may be asked next.
  public let followUps: [String]
  /// What good answers hold. Never told to a candidate.
  public let listenFor: [String]
}

/// The questions for a role and a level.
public struct QuestionBank: Hashable, Sendable {
  /// The role, such as `software_engineer`.
  public let role: String
  /// The level, such as `senior`.
  public let level: String
  /// The version.
  public let version: String
  /// In the order of the document.
  public let questions: [PlannedQuestion]

  /// Reads a bank from Markdown.
  ///
  /// - Throws: ``DocumentFault`` with the line.
  public init(markdown: String) throws(DocumentFault) {
    let document = try OutlinedDocument(markdown)
    role = try document.required("role")
    level = try document.required("level")
    version = try document.required("version")
    guard !document.sections.isEmpty else {
      throw DocumentFault(
        line: document.lineCount, "there is no question; each begins with ## and a short name")
    }
    var lines: [String: Int] = [:]
    var questions: [PlannedQuestion] = []
    for section in document.sections {
      if let earlier = lines[section.title.text.lowercased()] {
        throw DocumentFault(
          line: section.title.number,
          // Told by distance: a caller may count lines from elsewhere.
          "the question \"\(section.title.text)\" stands \(section.title.number - earlier) lines above already"
        )
      }
      lines[section.title.text.lowercased()] = section.title.number
      questions.append(try PlannedQuestion(section))
    }
    self.questions = questions
  }
}

extension PlannedQuestion {
  fileprivate init(_ section: OutlinedDocument.Section) throws(DocumentFault) {
    title = section.title.text
    guard let criterion = section.setting("Criterion"), !criterion.text.isEmpty else {
      throw DocumentFault(line: section.title.number, "\"\(title)\" has no line \"Criterion: NAME\"")
    }
    self.criterion = criterion.text
    let minutes = section.setting("Minutes")
    guard let number = Int(minutes?.text ?? "5"), (1...60).contains(number) else {
      throw DocumentFault(
        line: minutes?.number ?? section.title.number, "the minutes are no whole number from 1 to 60")
    }
    self.minutes = number
    text = section.text
    guard !text.isEmpty else { throw DocumentFault(line: section.title.number, "\"\(title)\" asks nothing") }
    followUps = section.part("Follow-ups")?.items.map(\.text) ?? []
    listenFor = section.part("Listen for")?.items.map(\.text) ?? []
  }
}
