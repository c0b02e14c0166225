import SessionModel

/// Whose interview it was, as the hiring system knows them.
public struct CandidateSummary: Codable, Hashable, Sendable {
  /// The hiring system's name of the candidate.
  public var externalId: String
  /// The candidate's name.
  public var name: String

  /// Creates a candidate's facts.
  public init(externalId: String, name: String) {
    self.externalId = externalId
    self.name = name
  }
}

/// The session that a report is of.
public struct SessionSummary: Codable, Hashable, Sendable {
  /// Its name.
  public var id: String
  /// Where it stands.
  public var state: SessionState
  /// Whose interview it was.
  public var candidate: CandidateSummary
  /// What was interviewed for.
  public var role, level: String
  /// The language that was to be spoken, as BCP 47.
  public var language: String
  /// The documents by which it was to be judged.
  public var rubricVersion, policyVersion: String

  /// Creates a session's facts.
  public init(
    id: SessionID, state: SessionState, candidate: CandidateSummary, role: String, level: String,
    language: String, rubricVersion: String, policyVersion: String
  ) {
    self.id = id.description
    self.state = state
    self.candidate = candidate
    self.role = role
    self.level = level
    self.language = language
    self.rubricVersion = rubricVersion
    self.policyVersion = policyVersion
  }
}

/// Which of a session's scores a report shows: every rescoring makes a new one beside those before.
public struct ScoreVersionSummary: Codable, Hashable, Sendable {
  /// Which it is, counted from 1; the report shows the last.
  public var version: Int
  /// What it is kept under.
  public var number: Int
  /// Why it was asked for anew; nil for the first.
  @WrittenAsNull public var reason: String?
  /// When it was made, as RFC 3339 in UTC.
  public var madeAt: String

  /// Creates a version's facts.
  public init(version: Int, number: Int, reason: String?, madeAt: String) {
    self.version = version
    self.number = number
    self.reason = reason
    self.madeAt = madeAt
  }
}
