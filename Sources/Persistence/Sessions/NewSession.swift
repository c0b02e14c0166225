import SessionModel

/// A session to be started.
public struct NewSession: Hashable, Sendable {
  /// Its name.
  public let id: SessionID
  /// Who is interviewed.
  public let candidate: Candidate
  /// What for, and by which rules.
  public let terms: InterviewTerms
  /// Where the hiring system is told of what happens, 1 to 2,000 bytes; nil where it does not want to be.
  public let webhookURL: String?

  /// Creates a session to be started; an address beyond its bounds is refused.
  public init(
    id: SessionID, candidate: Candidate, terms: InterviewTerms, webhookURL: String? = nil
  ) throws(FieldFault) {
    if let webhookURL { try TextBound.checkName(webhookURL, "webhook_url", upTo: 2_000) }
    self.id = id
    self.candidate = candidate
    self.terms = terms
    self.webhookURL = webhookURL
  }
}

/// What makes starting a session twice start it once: the caller's key, and what it was used for.
public struct IdempotencyKey: Hashable, Sendable {
  /// The key, 1 to 200 visible ASCII characters; every caller has keys of its own.
  public let key: String
  /// The SHA-256 of the body that it came with.
  public let body: ContentDigest

  /// Creates a key.
  public init(_ key: String, body: ContentDigest) throws(FieldFault) {
    try TextBound.checkName(key, "idempotency_key", upTo: 200)
    self.key = key
    self.body = body
  }
}

/// What became of a session that was to be started.
public enum SessionStartOutcome: Hashable, Sendable {
  /// It was started.
  case started(SessionRecord)
  /// The same caller started it before with the same key and body; as it is now.
  case repeated(SessionRecord)
  /// The same caller used the key for another body.
  case keyTaken
  /// There is a session of this name.
  case idTaken
}
