import SessionModel

/// What an interview is for, and by which rules it is held and judged.
public struct InterviewTerms: Hashable, Sendable {
  /// The role and the level that are interviewed for, as the knowledge base names them: 1 to 100 bytes each.
  public let role, level: String
  /// The language that is spoken, as BCP 47: 1 to 35 bytes.
  public let language: String
  /// The candidate's time zone, as the IANA names it; nil where it is not known.
  public let timeZone: String?
  /// Whose law applies, as the policy names it; nil where the policy is to know no difference.
  public let jurisdiction: String?
  /// Adjustments granted to the candidate, at most one of a name. They go when the session is erased.
  public let accommodations: [Accommodation]
  /// The documents that select rubric and policy.
  public let rubricVersion, policyVersion: String

  /// Creates terms; texts beyond their bounds are refused.
  public init(
    role: String, level: String, language: String, timeZone: String? = nil, jurisdiction: String? = nil,
    accommodations: [Accommodation] = [], rubricVersion: String, policyVersion: String
  ) throws(FieldFault) {
    try TextBound.check(role, "role", upTo: 100)
    try TextBound.check(level, "level", upTo: 100)
    try TextBound.checkName(language, "language", upTo: 35)
    if let timeZone { try TextBound.checkName(timeZone, "time_zone", upTo: 64) }
    if let jurisdiction { try TextBound.checkName(jurisdiction, "jurisdiction", upTo: 35) }
    try TextBound.checkName(rubricVersion, "rubric_version", upTo: 50)
    try TextBound.checkName(policyVersion, "policy_version", upTo: 50)
    guard Set(accommodations.map(\.name)).count == accommodations.count else {
      throw FieldFault(field: "accommodations", problem: "names one twice")
    }
    guard accommodations.allSatisfy({ Accommodation(parsing: "\($0.name)=\($0.amount)") == $0 }) else {
      throw FieldFault(field: "accommodations", problem: "grants more than may be, or nothing")
    }
    self.role = role
    self.level = level
    self.language = language
    self.timeZone = timeZone
    self.jurisdiction = jurisdiction
    self.accommodations = accommodations
    self.rubricVersion = rubricVersion
    self.policyVersion = policyVersion
  }

  /// The same terms without what tells of the candidate.
  func withoutCandidate() -> InterviewTerms { InterviewTerms(erasing: self) }

  private init(erasing terms: InterviewTerms) {
    role = terms.role
    level = terms.level
    language = terms.language
    timeZone = nil
    jurisdiction = terms.jurisdiction
    accommodations = []
    rubricVersion = terms.rubricVersion
    policyVersion = terms.policyVersion
  }
}
