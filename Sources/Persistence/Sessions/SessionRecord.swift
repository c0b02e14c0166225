import SessionModel

/// What a person decided. Raw values are the names in documents and interfaces.
public enum DecisionOutcome: String, CaseIterable, Hashable, Sendable, Codable {
  /// The candidate goes on.
  case pass = "PASS"
  /// The candidate is rejected.
  case fail = "FAIL"
}

/// A person's decision over a session.
public struct Decision: Hashable, Sendable {
  /// What was decided.
  public let outcome: DecisionOutcome
  /// Why.
  public let reason: String
  /// Who decided.
  public let decidedBy: Principal
  /// When.
  public let decidedAt: WallTime

  /// Puts a decision together.
  public init(_ outcome: DecisionOutcome, reason: String, by person: Principal, at time: WallTime) {
    self.outcome = outcome
    self.reason = reason
    decidedBy = person
    decidedAt = time
  }
}

/// A session as it is kept.
public struct SessionRecord: Hashable, Sendable, Identifiable {
  /// Its name.
  public let id: SessionID
  /// Rises by one with every change but a sign of the candidate; begins at 1.
  public var version: Int
  /// Where it stands.
  public var state: SessionState
  /// Who is interviewed; nil when it was erased.
  public var candidate: Candidate?
  /// What for, and by which rules.
  public var terms: InterviewTerms
  /// Where the hiring system is told of what happens.
  public var webhookURL: String?
  /// Who started it.
  public let startedBy: Principal
  /// When things happened.
  public var times: SessionTimes
  /// The last decision; nil before there is one, and when the session was erased.
  public var decision: Decision?

  /// Begins a record.
  public init(_ new: NewSession, by caller: Principal, at time: WallTime) {
    self.init(
      id: new.id, version: 1, state: .created, candidate: new.candidate, terms: new.terms,
      webhookURL: new.webhookURL, startedBy: caller, times: SessionTimes(createdAt: time), decision: nil)
  }

  /// Puts a record together as it was kept.
  public init(
    id: SessionID, version: Int, state: SessionState, candidate: Candidate?, terms: InterviewTerms,
    webhookURL: String?, startedBy: Principal, times: SessionTimes, decision: Decision?
  ) {
    self.id = id
    self.version = version
    self.state = state
    self.candidate = candidate
    self.terms = terms
    self.webhookURL = webhookURL
    self.startedBy = startedBy
    self.times = times
    self.decision = decision
  }

  /// What is searched: external id and name in lower case, each on a line; empty when it was erased.
  public var searchedText: String {
    candidate.map { "\($0.externalID)\n\($0.name)".lowercased() } ?? ""
  }
}
