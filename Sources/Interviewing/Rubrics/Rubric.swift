/// One thing that is judged in an interview.
public struct RubricCriterion: Hashable, Sendable {
  /// Its name, unique within the rubric.
  public let name: String
  /// Its share of the final score, in hundredths.
  public let weight: Int
  /// What it asks.
  public let text: String
  /// What good, fair and poor answers look like, a sentence each.
  public let good, fair, poor: [String]

  /// Creates a criterion.
  public init(name: String, weight: Int, text: String, good: [String], fair: [String], poor: [String]) {
    self.name = name
    self.weight = weight
    self.text = text
    self.good = good
    self.fair = fair
    self.poor = poor
  }
}

/// What is judged in an interview for a role and a level.
public struct Rubric: Hashable, Sendable {
  /// The role, such as `software_engineer`.
  public let role: String
  /// The level, such as `senior`.
  public let level: String
  /// The RUBRIC_VERSION that stands on every result.
  public let version: String
  /// The title.
  public let title: String
  /// What the interview is to find out.
  public let introduction: String
  /// In the order of the document; the weights add up to 100.
  public let criteria: [RubricCriterion]
}

extension Rubric {
  /// Criteria above this many are refused: each costs several questions to a model.
  public static let mostCriteria = 20

  /// Reads a rubric from Markdown.
  ///
  /// - Throws: ``DocumentFault`` with the line.
  public init(markdown: String) throws(DocumentFault) {
    let document = try OutlinedDocument(markdown)
    role = try document.required("role")
    level = try document.required("level")
    version = try document.required("version")
    guard let title = document.title else {
      throw DocumentFault(line: 1, "there is no title; begin with # and words")
    }
    self.title = title.text
    introduction = document.introduction.map(\.text).joined(separator: " ")
    guard !document.sections.isEmpty else {
      throw DocumentFault(line: document.lineCount, "there is no criterion; each begins with ## and its name")
    }
    if document.sections.count > Self.mostCriteria {
      throw DocumentFault(
        line: document.sections[Self.mostCriteria].title.number, "more than \(Self.mostCriteria) criteria")
    }
    criteria = try Self.criteria(document.sections)
  }

  private static func criteria(_ sections: [OutlinedDocument.Section]) throws(DocumentFault)
    -> [RubricCriterion]
  {
    var lines: [String: Int] = [:]
    var criteria: [RubricCriterion] = []
    for section in sections {
      let key = section.title.text.lowercased()
      if let earlier = lines[key] {
        throw DocumentFault(
          line: section.title.number,
          // Told by distance: a caller may count lines from elsewhere.
          "the criterion \"\(section.title.text)\" stands \(section.title.number - earlier) lines above already"
        )
      }
      lines[key] = section.title.number
      criteria.append(try RubricCriterion(section))
    }
    let sum = criteria.reduce(0) { $0 + $1.weight }
    guard sum == 100 else {
      let list = criteria.map { "\($0.name) \($0.weight)" }.joined(separator: ", ")
      throw DocumentFault(
        line: sections[0].title.number,
        "the weights add up to \(sum), not to 100 (\(list))"
      )
    }
    return criteria
  }
}

extension RubricCriterion {
  fileprivate init(_ section: OutlinedDocument.Section) throws(DocumentFault) {
    let title = section.title
    name = title.text
    guard let weight = section.setting("Weight") else {
      throw DocumentFault(line: title.number, "\"\(name)\" has no line \"Weight: NUMBER\"")
    }
    guard let number = Int(weight.text), (1...100).contains(number) else {
      throw DocumentFault(
        line: weight.number, "the weight \"\(weight.text)\" is no whole number from 1 to 100")
    }
    self.weight = number
    text = section.text
    guard !text.isEmpty else {
      throw DocumentFault(line: title.number, "\"\(name)\" does not say what it asks")
    }
    good = try section.listed("Good")
    fair = try section.listed("Fair")
    poor = try section.listed("Poor")
  }
}

extension OutlinedDocument.Section {
  /// The items of a part that must be there.
  fileprivate func listed(_ name: String) throws(DocumentFault) -> [String] {
    guard let found = part(name) else {
      throw DocumentFault(line: title.number, "\"\(title.text)\" has no part \"### \(name)\"")
    }
    guard !found.items.isEmpty else {
      throw DocumentFault(
        line: found.title.number, "\"\(name)\" of \"\(title.text)\" lists nothing; begin lines with -")
    }
    return found.items.map(\.text)
  }
}

extension OutlinedDocument {
  /// A setting of the front matter that must be there.
  func required(_ key: String) throws(DocumentFault) -> String {
    guard let line = settings[key] else {
      throw DocumentFault(
        line: 1, "the front matter does not give \(key); write a line \"\(key): …\" between two lines ---")
    }
    guard !line.text.isEmpty else { throw DocumentFault(line: line.number, "\(key) is empty") }
    return line.text
  }
}
