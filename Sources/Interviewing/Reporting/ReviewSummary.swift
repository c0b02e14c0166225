import SessionModel

/// What a person said of a flag or a session, as a report shows it: why, who, and when.
public struct NoteSummary: Codable, Hashable, Sendable {
  /// Why.
  public var reason: String
  /// Who, as their token names them.
  public var by: String
  /// When, as RFC 3339 in UTC.
  public var at: String

  /// Puts a note together.
  public init(reason: String, by person: String, at time: WallTime) {
    self.reason = reason
    by = person
    at = time.rfc3339
  }
}

/// A person's decision, as a report shows it.
public struct DecisionSummary: Codable, Hashable, Sendable {
  /// What was decided: PASS or FAIL.
  public var outcome: Outcome
  /// Why.
  public var reason: String
  /// Who, as their token names them.
  public var by: String
  /// When, as RFC 3339 in UTC.
  public var at: String

  /// Puts a decision together.
  public init(_ outcome: Outcome, reason: String, by person: String, at time: WallTime) {
    self.outcome = outcome
    self.reason = reason
    by = person
    at = time.rfc3339
  }
}

/// What people made of a session: nothing of it is in a report that was just written.
public struct ReviewSummary: Codable, Hashable, Sendable {
  /// That the candidate broke the policy; nil where nobody declared it.
  @WrittenAsNull public var breach: NoteSummary?
  /// The last decision; nil before there is one.
  @WrittenAsNull public var decision: DecisionSummary?

  /// Puts a review together.
  public init(breach: NoteSummary? = nil, decision: DecisionSummary? = nil) {
    self.breach = breach
    self.decision = decision
  }
}
